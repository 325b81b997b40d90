namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>account</c> shows.</summary>
internal sealed record AccountDocument : CommandDocument
{
    /// <summary>Whether the account's data could be read; otherwise no property is there.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>The properties of the account. Keys are not among them.</summary>
    public required IReadOnlyList<AccountProperty> Properties { get; init; }
}
