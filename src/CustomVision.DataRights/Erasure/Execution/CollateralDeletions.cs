using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Verification;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Finds the iteration deletions that also delete collateral objects.</summary>
internal sealed class CollateralDeletions(ErasurePlan plan)
{
    private readonly Dictionary<(Guid Project, ErasureObjectKind Kind, Guid Id), PlannedObject> _objects = plan
        .Projects.SelectMany(project => project.Collateral, (project, item) => (Key: (project.ProjectId, item.Kind, item.Id), Object: item))
        .ToDictionary(item => item.Key, item => item.Object);

    private readonly Dictionary<Guid, List<PlannedStep>> _deletions = plan.Projects.ToDictionary(
        project => project.ProjectId,
        project => project.Steps.Where(step => step.Kind == ErasureStepKind.DeleteIteration).ToList()
    );

    /// <summary>Gets whether an object is deleted with an iteration whose step meets a condition.</summary>
    public bool IsDeletedWith(TrackedObject item, Func<PlannedStep, bool> condition) =>
        _objects.TryGetValue((item.ProjectId, item.Kind, item.Id), out var planned)
        && _deletions[item.ProjectId].Exists(step => planned.IsIn(step.Objects[0].Id) && condition(step));
}
