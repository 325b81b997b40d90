namespace DataRights.Portal;

/// <summary>One API key.</summary>
internal sealed class ApiKeyOptions
{
    /// <summary>The name of the program, for the audit trail.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The SHA-256 of the key, in hexadecimal. The key itself should be random and have at least 32 bytes.</summary>
    public string Sha256 { get; set; } = string.Empty;
}
