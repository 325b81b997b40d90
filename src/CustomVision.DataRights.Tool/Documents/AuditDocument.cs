using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>erase audit</c>.</summary>
internal sealed record AuditDocument : CommandDocument
{
    /// <summary>The documents that were checked.</summary>
    public required IReadOnlyList<ErasureDocumentKind> Checked { get; init; }

    /// <summary>The inconsistencies between the documents; empty if no alteration was found.</summary>
    public required IReadOnlyList<ErasureFinding> Findings { get; init; }
}
