using System.Globalization;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>
/// Formats numbers as the service does. Recorded texts such as <c>0.295343131</c> (nine digits where eight would suffice) and
/// <c>0.9999999</c> follow .NET Framework's "R" format: seven digits if they round-trip, otherwise nine (doubles: 15, otherwise 17). A
/// whole number gets <c>.0</c>.
/// </summary>
internal static class WireNumber
{
    /// <summary>The maximum length of a number's text, in characters.</summary>
    public const int MaxLength = 32;

    /// <summary>Returns the text of a single-precision number.</summary>
    /// <param name="value">Any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite, which JSON cannot represent.</exception>
    public static string Text(float value)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return buffer[..Format(value, buffer)].ToString();
    }

    /// <summary>Returns the text of a double-precision number.</summary>
    /// <param name="value">Any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite, which JSON cannot represent.</exception>
    public static string Text(double value)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return buffer[..Format(value, buffer)].ToString();
    }

    /// <summary>Writes the text of a single-precision number and returns its length.</summary>
    public static int Format(float value, Span<char> destination)
    {
        RequireFinite(float.IsFinite(value));
        value.TryFormat(destination, out var length, "G7", CultureInfo.InvariantCulture);
        if (!float.Parse(destination[..length], CultureInfo.InvariantCulture).Equals(value))
        {
            value.TryFormat(destination, out length, "G9", CultureInfo.InvariantCulture);
        }

        return WithDecimalPlace(destination, length);
    }

    /// <summary>Writes the text of a double-precision number and returns its length.</summary>
    public static int Format(double value, Span<char> destination)
    {
        RequireFinite(double.IsFinite(value));
        value.TryFormat(destination, out var length, "G15", CultureInfo.InvariantCulture);
        if (!double.Parse(destination[..length], CultureInfo.InvariantCulture).Equals(value))
        {
            value.TryFormat(destination, out length, "G17", CultureInfo.InvariantCulture);
        }

        return WithDecimalPlace(destination, length);
    }

    private static int WithDecimalPlace(Span<char> destination, int length)
    {
        if (destination[..length].IndexOfAny('.', 'E') < 0)
        {
            destination[length] = '.';
            destination[length + 1] = '0';
            length += 2;
        }

        return length;
    }

    private static void RequireFinite(bool finite)
    {
        if (!finite)
        {
            throw new ArgumentOutOfRangeException(
                nameof(finite),
                "A number on the wire must be finite: JSON has no text for NaN or infinity."
            );
        }
    }
}
