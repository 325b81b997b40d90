using System.Globalization;

namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>A behavior switch that the command line and the administration port set by name.</summary>
/// <param name="Name">The name, e.g. <c>deletion.unknownImageIds</c>.</param>
/// <param name="Values">The allowed values, as text for the user.</param>
/// <param name="Get">Returns the value as text.</param>
/// <param name="TrySet">Sets the value from text; returns false for text that is not an allowed value.</param>
internal sealed record BehaviorSwitch(
    string Name,
    string Values,
    Func<EmulatorBehavior, string> Get,
    Func<EmulatorBehavior, string, bool> TrySet
)
{
    public static BehaviorSwitch Flag(string name, Func<EmulatorBehavior, bool> get, Action<EmulatorBehavior, bool> set) =>
        new(
            name,
            "true|false",
            behavior => get(behavior) ? "true" : "false",
            (behavior, text) => Try(bool.TryParse(text, out var value), () => set(behavior, value))
        );

    public static BehaviorSwitch Number(string name, Func<EmulatorBehavior, int> get, Action<EmulatorBehavior, int> set) =>
        new(
            name,
            "a whole number above 0",
            behavior => get(behavior).ToString(CultureInfo.InvariantCulture),
            (behavior, text) =>
                Try(
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0,
                    () => set(behavior, value)
                )
        );

    public static BehaviorSwitch Duration(string name, Func<EmulatorBehavior, TimeSpan> get, Action<EmulatorBehavior, TimeSpan> set) =>
        new(
            name,
            "a time such as 20ms, 1.5s, 30m or 24h; never",
            behavior => DurationText.Write(get(behavior)),
            (behavior, text) => Try(DurationText.TryRead(text, out var value), () => set(behavior, value))
        );

    public static BehaviorSwitch Word<T>(string name, Func<EmulatorBehavior, T> get, Action<EmulatorBehavior, T> set)
        where T : struct, Enum =>
        new(
            name,
            string.Join('|', Enum.GetNames<T>()),
            behavior => get(behavior).ToString(),
            (behavior, text) =>
                Try(
                    Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
                        && Enum.TryParse<T>(text, ignoreCase: true, out var value),
                    () => set(behavior, Enum.Parse<T>(text, ignoreCase: true))
                )
        );

    public static BehaviorSwitch Text(
        string name,
        string[] values,
        Func<EmulatorBehavior, string> get,
        Action<EmulatorBehavior, string> set
    ) =>
        new(
            name,
            string.Join('|', values),
            get,
            (behavior, text) =>
                Array.Find(values, value => value.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
                && Try(true, () => set(behavior, found))
        );

    private static bool Try(bool isValid, Action set)
    {
        if (isValid)
        {
            set();
        }

        return isValid;
    }
}
