using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The input of a plan: a request, or a receipt whose objects exist again.</summary>
internal sealed record PlanInput
{
    public required ErasureScope Scope { get; init; }

    public required IErasureSelection Selection { get; init; }

    /// <summary>The callback that gets the decision about an affected iteration; null for none.</summary>
    public required Func<Guid, ModelDecision?> Decide { get; init; }

    public required ErasureTerms Terms { get; init; }

    public HashedSelector? Selector { get; init; }

    public required bool PredictionsChosen { get; init; }

    /// <summary>Whether projects that are created after the plan are part of the request.</summary>
    public bool SearchesNewProjects { get; init; } = true;

    /// <summary>Whether the recoverable copy of the account is purged.</summary>
    public bool PurgesAccount { get; init; }

    /// <summary>Whether the request accepts that published iterations stop answering.</summary>
    public bool AcceptsPublished { get; init; }

    /// <summary>Projects that must exist.</summary>
    public IReadOnlyList<Guid> RequiredProjects { get; init; } = [];

    /// <summary>Images that were requested by id.</summary>
    public IReadOnlyList<Guid> WantedImages { get; init; } = [];

    /// <summary>Predictions that were requested by id.</summary>
    public IReadOnlyList<Guid> WantedPredictions { get; init; } = [];

    public string? ArchiveDirectory { get; init; }

    public DrillReport? DrillProof { get; init; }
}
