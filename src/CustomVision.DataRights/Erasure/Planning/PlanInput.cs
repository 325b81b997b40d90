using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The input of a plan: a request, or a receipt whose objects exist again.</summary>
internal abstract class PlanInput
{
    public required ErasureScope Scope { get; init; }

    public required ErasureTerms Terms { get; init; }

    public HashedSelector? Selector { get; init; }

    public required bool PredictionsChosen { get; init; }

    /// <summary>Whether projects that are created after the plan are part of the request.</summary>
    public bool SearchesNewProjects { get; init; } = true;

    /// <summary>Whether the recoverable copy of the account is purged.</summary>
    public bool PurgesAccount { get; init; }

    /// <summary>Whether the request accepts that published iterations stop answering.</summary>
    public bool AcceptsPublished { get; init; }

    /// <summary>The projects that must exist.</summary>
    public IReadOnlyList<Guid> RequiredProjects { get; init; } = [];

    /// <summary>The images that were requested by id.</summary>
    public IReadOnlyList<Guid> WantedImages { get; init; } = [];

    /// <summary>The predictions that were requested by id.</summary>
    public IReadOnlyList<Guid> WantedPredictions { get; init; } = [];

    public IArchiveSource? ArchiveSource { get; init; }

    public DrillReport? DrillProof { get; init; }

    /// <summary>Gets whether the project has to be searched.</summary>
    public abstract bool Concerns(Guid projectId);

    /// <summary>Gets the selection in a project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagLists">The tags of the workspace, then those of each iteration.</param>
    public abstract ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists);

    /// <summary>Gets the decision about an affected iteration; null if there is none.</summary>
    public abstract ModelDecision? Decide(Guid iterationId);

    /// <summary>Rejects selectors that matched nothing in any project. Called after all projects have been searched.</summary>
    public virtual void EnsureFound()
    {
        // By default, an id that no project contains is not an error.
    }
}
