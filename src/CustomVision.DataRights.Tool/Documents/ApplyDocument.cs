using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>erase apply</c> did.</summary>
internal sealed record ApplyDocument : CommandDocument
{
    /// <summary>How it ended.</summary>
    public required ErasureState State { get; init; }

    /// <summary>The path of the receipt.</summary>
    public required string Receipt { get; init; }

    /// <summary>The path of the same as a page to read.</summary>
    public required string Page { get; init; }

    /// <summary>The digest of the receipt.</summary>
    public required string Digest { get; init; }

    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>How many objects ended in which way.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>Why the erasure could not be verified.</summary>
    public string? Refusal { get; init; }

    /// <summary>What stopped it before its end. Run again, it resumes.</summary>
    public string? Interruption { get; init; }

    /// <summary>Why the journal could not be written.</summary>
    public string? JournalFailure { get; init; }

    /// <summary>Why the receipt could not be signed.</summary>
    public string? SignatureFailure { get; init; }

    /// <summary>The objects that were not erased. The receipt lists all of them.</summary>
    public required IReadOnlyList<ErasureObject> NotErased { get; init; }

    /// <summary>What was found besides the objects of the plan.</summary>
    public required IReadOnlyList<ErasureObject> Unplanned { get; init; }

    /// <summary>What no operation can delete.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }
}
