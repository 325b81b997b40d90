using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>erase apply</c>.</summary>
internal sealed record ApplyDocument : CommandDocument
{
    /// <summary>The final state of the erasure.</summary>
    public required ErasureState State { get; init; }

    /// <summary>The path of the receipt.</summary>
    public required string Receipt { get; init; }

    /// <summary>The path of the receipt as a human-readable page.</summary>
    public required string Page { get; init; }

    /// <summary>The digest of the receipt.</summary>
    public required string Digest { get; init; }

    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The number of objects by outcome.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>The reason the erasure could not be verified.</summary>
    public string? Refusal { get; init; }

    /// <summary>The reason the erasure stopped early. The same command resumes it.</summary>
    public string? Interruption { get; init; }

    /// <summary>The reason the journal could not be written.</summary>
    public string? JournalFailure { get; init; }

    /// <summary>The reason the receipt could not be signed.</summary>
    public string? SignatureFailure { get; init; }

    /// <summary>The objects that were not erased. The receipt lists all of them.</summary>
    public required IReadOnlyList<ErasureObject> NotErased { get; init; }

    /// <summary>The objects that were found in addition to those of the plan.</summary>
    public required IReadOnlyList<ErasureObject> Unplanned { get; init; }

    /// <summary>The data that no operation can delete.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }
}
