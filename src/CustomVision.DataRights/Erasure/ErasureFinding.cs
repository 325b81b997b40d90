namespace CustomVision.DataRights.Erasure;

/// <summary>An inconsistency of a plan, a receipt or a journal.</summary>
public sealed record ErasureFinding
{
    /// <summary>The document.</summary>
    public required ErasureDocumentKind Document { get; init; }

    /// <summary>The member, or the line of a journal.</summary>
    public required string Place { get; init; }

    /// <summary>The description of the inconsistency.</summary>
    public required string Message { get; init; }
}
