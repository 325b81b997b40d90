using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>erase audit</c> found.</summary>
internal sealed record AuditDocument : CommandDocument
{
    /// <summary>The documents that were checked.</summary>
    public required IReadOnlyList<ErasureDocumentKind> Checked { get; init; }

    /// <summary>What does not agree; empty where no alteration was found.</summary>
    public required IReadOnlyList<ErasureFinding> Findings { get; init; }
}
