namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The output of <c>account</c>.</summary>
internal sealed record AccountDocument : CommandDocument
{
    /// <summary>Whether the account's data could be read; if not, there are no properties.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>The properties of the account, without its keys.</summary>
    public required IReadOnlyList<AccountProperty> Properties { get; init; }
}
