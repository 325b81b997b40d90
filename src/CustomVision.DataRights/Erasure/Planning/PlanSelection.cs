using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The current selection of a plan: the same selector applied to the current objects of the service.</summary>
internal sealed class PlanSelection(ErasurePlan plan)
{
    private readonly Dictionary<Guid, PlannedProject> _projects = plan.Projects.ToDictionary(project => project.ProjectId);

    public bool Concerns(Guid projectId) => plan.SearchesNewProjects || plan.SearchedProjects.Contains(projectId);

    public ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        var project = _projects.GetValueOrDefault(projectId);
        if (project is { IsWhole: true } || plan.Scope is ErasureScope.Everything or ErasureScope.Account)
        {
            return ProjectSelection.Whole;
        }

        var matchers = plan.Selector is { } hashed ? tagLists.Select(tags => HashedSelectors.MatcherOf(hashed, tags)).ToList() : null;
        var planned = matchers is null ? Planned(project, ErasureObjectKind.Image) : [];
        return new ProjectSelection
        {
            Chooses = (image, set) => matchers is null ? planned.Contains(image.Id) : matchers[set](image),
            PredictionIds = Planned(project, ErasureObjectKind.Prediction),
        };
    }

    private static HashSet<Guid> Planned(PlannedProject? project, ErasureObjectKind kind) =>
        project is null ? [] : [.. project.Objects.Where(entry => entry.Step.ObjectKind == kind).Select(entry => entry.Object.Id)];
}
