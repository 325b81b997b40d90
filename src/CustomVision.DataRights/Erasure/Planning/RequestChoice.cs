using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a request asks for.</summary>
internal sealed class RequestChoice : IErasureChoice
{
    private readonly ErasureRequest _request;
    private readonly SubjectResolver? _resolver;
    private readonly PredictionChoice _predictions;
    private readonly HashSet<Guid> _projects;

    public RequestChoice(ErasureRequest request)
    {
        _request = request;
        _projects = [.. request.ProjectIds];
        _resolver = request is { Scope: ErasureScope.Subject, Subject: { } subject } ? new SubjectResolver(subject) : null;
        _predictions = request.Scope == ErasureScope.Subject
            ? new PredictionChoice(request.Predictions, request.PredictionIds.ToHashSet())
            : PredictionChoice.All;
    }

    public bool Concerns(Guid projectId) => _projects.Count == 0 || _projects.Contains(projectId);

    public ProjectChoice In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        if (_request.Scope != ErasureScope.Subject)
        {
            return new ProjectChoice { IsWhole = true, Chooses = static _ => true, Predictions = _predictions };
        }

        var matcher = _resolver?.Resolve(projectId, tagLists);
        return new ProjectChoice
        {
            Chooses = image => matcher is not null && matcher.Matches(image),
            SubjectTags = matcher?.TagIds ?? new HashSet<Guid>(),
            DeleteEmptiedTags = _request.DeleteEmptiedTags,
            Predictions = _predictions,
        };
    }

    public void End() => _resolver?.EnsureEveryTagWasFound();
}
