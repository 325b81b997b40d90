namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The audiences of the public cloud.</summary>
public static class TokenAudience
{
    /// <summary>The audience of the Training API.</summary>
    public const string Training = "https://cognitiveservices.azure.com";

    /// <summary>The audience of Azure Resource Manager.</summary>
    public const string ResourceManager = "https://management.azure.com";

    /// <summary>
    /// Gets whether two audiences are the same, apart from case, a final slash and the suffix <c>/.default</c> of a scope.
    /// </summary>
    internal static bool IsSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the audience without the suffix of a scope and without a final slash.</summary>
    internal static string Plain(string audience) =>
        (audience.EndsWith("/.default", StringComparison.OrdinalIgnoreCase) ? audience[..^"/.default".Length] : audience).TrimEnd('/');
}
