namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>Roles as entered by users: <c>Reader</c>, or the full name of the built-in role.</summary>
internal static class RoleText
{
    private const string Prefix = "Cognitive Services Custom Vision ";

    public static bool TryRead(string text, out CustomVisionRole role)
    {
        role = default;
        var name = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text;
        return Array.Find(Enum.GetNames<CustomVisionRole>(), one => one.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            && Enum.TryParse(found, out role);
    }

    public static string Expected(string what) => $"{what} must be one of {string.Join(", ", Enum.GetNames<CustomVisionRole>())}.";
}
