using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Planning;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The differences between the service and a plan.</summary>
internal sealed class Drift
{
    /// <summary>The objects of the plan that are gone, by the numbers of their steps.</summary>
    public Dictionary<int, List<Guid>> Gone { get; } = [];

    /// <summary>The objects that are not in the plan or have changed.</summary>
    public List<UnplannedObject> Unplanned { get; } = [];

    /// <summary>The links to the objects of the plan, by project.</summary>
    public Dictionary<Guid, LinkTable> Links { get; } = [];

    /// <summary>The sizes of the listed sets.</summary>
    public HashSet<SetTotal> Totals { get; } = [];

    public void AddGone(PlannedStep step, Guid id) => (Gone.TryGetValue(step.Number, out var ids) ? ids : Gone[step.Number] = []).Add(id);

    public void Add(Guid projectId, ErasureObjectKind kind, Guid id, UnplannedKind finding) =>
        Unplanned.Add(
            new UnplannedObject
            {
                ProjectId = projectId,
                Kind = kind,
                Id = id,
                Finding = finding,
            }
        );
}
