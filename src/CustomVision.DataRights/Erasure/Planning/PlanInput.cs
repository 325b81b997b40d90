using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a plan is made of: a request, or a receipt whose objects came back.</summary>
internal sealed record PlanInput
{
    public required ErasureScope Scope { get; init; }

    public required IErasureSelection Selection { get; init; }

    /// <summary>What was decided about an iteration that is concerned; null for nothing.</summary>
    public required Func<Guid, ModelDecision?> Decide { get; init; }

    public required ErasureTerms Terms { get; init; }

    public HashedSelector? Selector { get; init; }

    public required bool PredictionsChosen { get; init; }

    /// <summary>Whether projects that are made after the plan belong to what was asked for.</summary>
    public bool SearchesNewProjects { get; init; } = true;

    /// <summary>Whether the recoverable copy of the account is purged.</summary>
    public bool PurgesAccount { get; init; }

    /// <summary>Whether it was accepted that published iterations stop with the account.</summary>
    public bool AcceptsPublished { get; init; }

    /// <summary>Projects that must exist.</summary>
    public IReadOnlyList<Guid> RequiredProjects { get; init; } = [];

    /// <summary>Images that were asked for by id.</summary>
    public IReadOnlyList<Guid> WantedImages { get; init; } = [];

    /// <summary>Predictions that were asked for by id.</summary>
    public IReadOnlyList<Guid> WantedPredictions { get; init; } = [];

    public string? ArchiveDirectory { get; init; }

    public DrillReport? DrillProof { get; init; }
}
