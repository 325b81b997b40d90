using System.Diagnostics.CodeAnalysis;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The input of a plan that was requested by the host.</summary>
internal sealed class RequestInput : PlanInput
{
    private readonly ErasureRequest _request;
    private readonly SubjectResolver? _resolver;
    private readonly HashSet<Guid> _projects;

    [SetsRequiredMembers]
    public RequestInput(ErasureRequest request)
    {
        _request = request;
        _projects = [.. request.ProjectIds];
        _resolver = request is { Scope: ErasureScope.Subject, Subject: { } subject } ? new SubjectResolver(subject) : null;
        Scope = request.Scope;
        Terms = TermsOf(request);
        Selector = request.Subject is { } selector ? HashedSelectors.Of(selector) : null;
        PredictionsChosen = request.Scope != ErasureScope.Subject || request.Predictions is not null || request.PredictionIds.Count > 0;
        PurgesAccount = request.PurgeAccount;
        AcceptsPublished = request.AcceptPublishedIterations;
        RequiredProjects = [.. request.ProjectIds];
        WantedImages = [.. request.Subject?.ImageIds ?? []];
        WantedPredictions = [.. request.PredictionIds];
        ArchiveSource = request.ArchiveSource;
        DrillProof = request.DrillProof;
    }

    public override bool Concerns(Guid projectId) => _projects.Count == 0 || _projects.Contains(projectId);

    public override ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        if (_request.Scope != ErasureScope.Subject)
        {
            return ProjectSelection.Whole;
        }

        // Resolved for each set separately: a renamed tag keeps its earlier name in the iterations that were trained before.
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

    public override ModelDecision? Decide(Guid iterationId) =>
        _request.IterationDecisions.TryGetValue(iterationId, out var decision) ? decision : _request.Models;

    // A misspelt name would otherwise look like a person without data.
    public override void EnsureFound() => _resolver?.EnsureEveryTagWasFound();

    private static ErasureTerms TermsOf(ErasureRequest request) =>
        new()
        {
            Models = request.Models,
            AcceptCollateral = request.AcceptCollateral,
            DeleteEmptiedTags = request.DeleteEmptiedTags,
            MaxObjects = request.Limits.MaxObjects,
            DriftTolerance = request.Limits.DriftTolerance,
            ValidForSeconds = (long)request.Limits.ValidFor.TotalSeconds,
            VerificationDeadlineSeconds = (long)request.Limits.VerificationDeadline.TotalSeconds,
            CheckLinks = request.Limits.CheckLinks,
        };
}
