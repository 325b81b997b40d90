using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The selection of a request.</summary>
internal sealed class RequestSelection : IErasureSelection
{
    private readonly ErasureRequest _request;
    private readonly SubjectResolver? _resolver;
    private readonly HashSet<Guid> _projects;

    public RequestSelection(ErasureRequest request)
    {
        _request = request;
        _projects = [.. request.ProjectIds];
        _resolver = request is { Scope: ErasureScope.Subject, Subject: { } subject } ? new SubjectResolver(subject) : null;
    }

    public bool Concerns(Guid projectId) => _projects.Count == 0 || _projects.Contains(projectId);

    public ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        if (_request.Scope != ErasureScope.Subject)
        {
            return ProjectSelection.Whole;
        }

        // For each set separately: a tag that was renamed keeps its earlier name only in the models of that time.
        var matchers = _resolver is null ? null : tagLists.Select(tags => _resolver.Resolve(projectId, [tags])).ToList();
        return new ProjectSelection
        {
            Chooses = (image, set) => matchers is not null && matchers[set].Matches(image),
            SubjectTags = matchers?[0].TagIds ?? new HashSet<Guid>(),
            DeleteEmptiedTags = _request.DeleteEmptiedTags,
            PredictionQuery = _request.Predictions,
            PredictionIds = _request.PredictionIds.ToHashSet(),
        };
    }

    public void End() => _resolver?.EnsureEveryTagWasFound();
}
