namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The audiences of the public cloud.</summary>
public static class TokenAudience
{
    /// <summary>The audience of the Training API.</summary>
    public const string Training = "https://cognitiveservices.azure.com";

    /// <summary>The audience of Azure Resource Manager.</summary>
    public const string ResourceManager = "https://management.azure.com";

    /// <summary>Returns whether two audiences are equal, ignoring case, a final slash and the scope suffix <c>/.default</c>.</summary>
    internal static bool IsSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the audience without the scope suffix and the final slash.</summary>
    internal static string Plain(string audience) =>
        (audience.EndsWith("/.default", StringComparison.OrdinalIgnoreCase) ? audience[..^"/.default".Length] : audience).TrimEnd('/');
}
