namespace CustomVision.DataRights.Erasure;

/// <summary>Something about a plan, a receipt or a journal that does not agree.</summary>
public sealed record ErasureFinding
{
    /// <summary>Where.</summary>
    public required ErasureDocumentKind Document { get; init; }

    /// <summary>The member, or the line of a journal.</summary>
    public required string Place { get; init; }

    /// <summary>What does not agree.</summary>
    public required string Message { get; init; }
}
