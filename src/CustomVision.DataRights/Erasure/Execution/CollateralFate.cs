using CustomVision.DataRights.Erasure.Verification;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Which deletions of iterations a plan's collateral dies with.</summary>
internal sealed class CollateralFate(ErasurePlan plan)
{
    private readonly Dictionary<(Guid Project, ErasureObjectKind Kind, Guid Id), long> _sets = plan.Projects
        .SelectMany(project => project.Collateral, (project, item) => (Key: (project.ProjectId, item.Kind, item.Id), item.Sets))
        .ToDictionary(item => item.Key, item => item.Sets);

    private readonly Dictionary<Guid, List<PlannedStep>> _deletions = plan.Projects.ToDictionary(
        project => project.ProjectId, project => project.Steps.Where(step => step.Kind == ErasureStepKind.DeleteIteration).ToList());

    /// <summary>Whether an object dies with an iteration whose step meets a condition.</summary>
    public bool DiesWith(TrackedObject item, Func<PlannedStep, bool> condition) =>
        _sets.TryGetValue((item.ProjectId, item.Kind, item.Id), out var sets)
        && _deletions[item.ProjectId].Exists(step => (step.Objects[0].Sets & sets) != 0 && condition(step));
}
