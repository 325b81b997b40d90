using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Keeps account of how every category ended; safe for concurrent use.</summary>
internal sealed partial class ExportLedger
{
    private readonly List<CategoryReport> _categories = [];
    private readonly List<ExportFailure> _failures = [];
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal); // a hundred thousand broken links have one reason
    private readonly SortedSet<string> _changes = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public void Add(CategoryReport report)
    {
        lock (_gate)
        {
            _categories.Add(report);
        }
    }

    public void Add(ExportFailure failure)
    {
        lock (_gate)
        {
            _failures.Add(
                _reasons.TryGetValue(failure.Reason, out var known) && !ReferenceEquals(known, failure.Reason)
                    ? failure with
                    {
                        Reason = known,
                    }
                    : failure
            );
            _reasons.Add(failure.Reason);
        }
    }

    /// <summary>Names what could not be retrieved, or differs: an object, or where there is no id the category.</summary>
    public void AddFailure(ArchiveCategory category, ArchiveScope scope, Guid? objectId, ExportFailureKind kind, string reason) =>
        Add(
            new ExportFailure
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                ObjectId = objectId,
                Kind = kind,
                Reason = reason,
            }
        );

    /// <summary>Names what the archive keeps and the service no longer lists.</summary>
    public void AddUnlisted(ArchiveCategory category, ArchiveScope scope, Guid? objectId, string? reason = null) =>
        AddFailure(category, scope, objectId, ExportFailureKind.Gone, reason ?? Reasons.NoLongerListed);

    /// <summary>
    /// Whether something of a project, or of the resource itself, could not be retrieved, so that nothing can be said about what was not
    /// come upon.
    /// </summary>
    public bool HasFailed(Guid? project)
    {
        lock (_gate)
        {
            return _categories.Exists(report => report.ProjectId == project && report.HasFailed);
        }
    }

    /// <summary>Adds what an earlier pass found vanished: a later pass no longer sees it.</summary>
    public void AddVanished(IEnumerable<ExportFailure> failures, IEnumerable<string> changes)
    {
        lock (_gate)
        {
            _failures.AddRange(failures.Where(failure => failure is { Kind: ExportFailureKind.Gone, ObjectId: not null }));
            _changes.UnionWith(changes);
        }
    }

    /// <summary>Names an object whose download has a gap; does nothing for one that has none.</summary>
    public void AddOutcome(ArchiveCategory category, ArchiveScope scope, Guid? objectId, DownloadOutcome outcome)
    {
        if (outcome.Reason is { } reason)
        {
            var kind =
                outcome.HasIntegrityWarning ? ExportFailureKind.IntegrityWarning
                : outcome.IsGone ? ExportFailureKind.Gone
                : ExportFailureKind.Failed;
            AddFailure(category, scope, objectId, kind, reason);
        }
    }

    /// <summary>
    /// Adds an object that exists, and may not be what it should be, or of which the service may hold more later: a difference.
    /// </summary>
    public void AddDifference(ArchiveCategory category, ArchiveScope scope, Guid? objectId, string reason) =>
        AddFailure(category, scope, objectId, ExportFailureKind.IntegrityWarning, reason);

    /// <summary>Says that the account has changed since an earlier pass or run, or while this one read it: a difference.</summary>
    public void AddChange(string change)
    {
        lock (_gate)
        {
            _changes.Add(change);
        }
    }

    /// <summary>Everything that was entered, in a fixed order.</summary>
    public ReportDocument ToReport()
    {
        lock (_gate)
        {
            return new ReportDocument
            {
                State = ReportDocument.StateOf(_categories, _failures, _changes),
                StateRemark = HasNoProjects ? Reasons.NoProjects : null,
                Categories =
                [
                    .. _categories
                        .OrderBy(report => report.ProjectId is not null)
                        .ThenBy(report => report.ProjectId)
                        .ThenBy(report => report.IterationId is not null)
                        .ThenBy(report => report.IterationId)
                        .ThenBy(report => report.Category, StringComparer.Ordinal),
                ],
                Failures =
                [
                    .. _failures
                        .Distinct()
                        .OrderBy(failure => failure.ProjectId is not null)
                        .ThenBy(failure => failure.ProjectId)
                        .ThenBy(failure => failure.IterationId is not null)
                        .ThenBy(failure => failure.IterationId)
                        .ThenBy(failure => failure.Category, StringComparer.Ordinal)
                        .ThenBy(failure => failure.ObjectId)
                        .ThenBy(failure => failure.Reason, StringComparer.Ordinal),
                ],
                Changes = [.. _changes],
            };
        }
    }

    private bool HasNoProjects =>
        _categories.Where(report => report.Category == ArchiveCategories.Projects.Key).ToList()
            is [{ ProjectId: null, State: CategoryState.Empty }];
}
