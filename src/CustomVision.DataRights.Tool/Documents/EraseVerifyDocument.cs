using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>erase verify</c>.</summary>
internal sealed record EraseVerifyDocument : CommandDocument
{
    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The time at which the last object was checked.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Whether every object of the plan is gone, except those that the plan keeps on purpose.</summary>
    public required bool IsGone { get; init; }

    /// <summary>The reason the verification could not be performed.</summary>
    public string? Refusal { get; init; }

    /// <summary>The number of objects of the plan.</summary>
    public required int Objects { get; init; }

    /// <summary>The number of objects that are gone.</summary>
    public required int Gone { get; init; }

    /// <summary>The number of objects that the plan keeps on purpose.</summary>
    public required int Retained { get; init; }

    /// <summary>The objects that are not gone.</summary>
    public required IReadOnlyList<ErasureObject> NotGone { get; init; }
}
