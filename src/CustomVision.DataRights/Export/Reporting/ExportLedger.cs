using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Keeps account of how every category ended; safe for concurrent use.</summary>
internal sealed class ExportLedger
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

    /// <summary>
    /// How a listing ended. One that does not agree with the service's own count has a gap that cannot be named; one whose call failed is
    /// named under failures too.
    /// </summary>
    public CategoryReport Describe(
        ArchiveCategory category,
        ArchiveScope scope,
        long found,
        long leftOut,
        ListingCount? count,
        TrainingApiException? failure
    )
    {
        var report = new CategoryReport
        {
            Category = category.Key,
            ProjectId = scope.ProjectId,
            IterationId = scope.IterationId,
            State = found + leftOut == 0 ? CategoryState.Empty : CategoryState.Exported,
            Expected = count?.Expected,
            Found = found,
            LeftOut = leftOut,
        };
        if (failure is not null)
        {
            report = report with { State = FailureText.StateOf(failure, scope), Reason = FailureText.Of(failure) };
        }
        else if (count is { IsSettled: false } unsettled)
        {
            report = report with
            {
                State = CategoryState.Failed,
                Reason = Reasons.CountDiffers(unsettled.Expected, unsettled.Listed),
            };
        }

        if (!report.IsWhole)
        {
            Add(
                new ExportFailure
                {
                    Category = category.Key,
                    ProjectId = scope.ProjectId,
                    IterationId = scope.IterationId,
                    Kind = report.State == CategoryState.Gone ? ExportFailureKind.Gone : ExportFailureKind.Failed,
                    Reason = report.Reason!,
                }
            );
        }

        return report;
    }

    /// <summary>Names what the archive keeps and the service no longer lists.</summary>
    public void AddUnlisted(ArchiveCategory category, ArchiveScope scope, Guid? objectId, string? reason = null) =>
        Add(
            new ExportFailure
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                ObjectId = objectId,
                Kind = ExportFailureKind.Gone,
                Reason = reason ?? Reasons.NoLongerListed,
            }
        );

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

    /// <summary>How a category of a scope ended: more than one row where it was read and something of it could not be retrieved.</summary>
    public IReadOnlyList<CategoryReport> RowsOf(ArchiveCategory category, ArchiveScope scope)
    {
        lock (_gate)
        {
            return _categories.FindAll(report =>
                report.Category == category.Key && report.ProjectId == scope.ProjectId && report.IterationId == scope.IterationId
            );
        }
    }

    /// <summary>What a first pass saw vanish stays said, although a second one does not see it any more.</summary>
    public void AddVanished(IEnumerable<ExportFailure> failures, IEnumerable<string> changes)
    {
        lock (_gate)
        {
            _failures.AddRange(failures.Where(failure => failure is { Kind: ExportFailureKind.Gone, ObjectId: not null }));
            _changes.UnionWith(changes);
        }
    }

    /// <summary>Ends a category whose call failed, after so much of it was written.</summary>
    public void AddFailed(ArchiveCategory category, ArchiveScope scope, Exception fault, long found = 0) =>
        AddLack(category, scope, FailureText.StateOf(fault, scope), FailureText.Of(fault), found);

    /// <summary>Ends a category that is there and cannot be whole, after so much of it was written.</summary>
    public void AddGap(ArchiveCategory category, ArchiveScope scope, string reason, long found = 0) =>
        AddLack(category, scope, CategoryState.Failed, reason, found);

    private void AddLack(ArchiveCategory category, ArchiveScope scope, CategoryState state, string reason, long found)
    {
        Add(
            new CategoryReport
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                State = state,
                Found = found,
                Reason = reason,
            }
        );
        Add(
            new ExportFailure
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                Kind = state == CategoryState.Gone ? ExportFailureKind.Gone : ExportFailureKind.Failed,
                Reason = reason,
            }
        );
    }

    /// <summary>Ends a category that does not exist here, or that the request left out.</summary>
    public void AddNotOffered(ArchiveCategory category, ArchiveScope scope, string reason) =>
        Add(
            new CategoryReport
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                State = CategoryState.NotOffered,
                Reason = reason,
            }
        );

    /// <summary>Ends a category that was read, without a gap but for the entries that could not be.</summary>
    public void AddRead(
        ArchiveCategory category,
        ArchiveScope scope,
        long found,
        long? expected = null,
        long unread = 0,
        string? remark = null
    ) =>
        Add(
            new CategoryReport
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                State = found == 0 ? CategoryState.Empty : CategoryState.Exported,
                Expected = expected,
                Found = found,
                Reason = remark,
            }.WithUnread(unread)
        );

    /// <summary>Names an object whose download has a gap; does nothing for one that has none.</summary>
    public void AddOutcome(ArchiveCategory category, ArchiveScope scope, Guid? objectId, DownloadOutcome outcome)
    {
        if (outcome.Reason is { } reason)
        {
            Add(
                new ExportFailure
                {
                    Category = category.Key,
                    ProjectId = scope.ProjectId,
                    IterationId = scope.IterationId,
                    ObjectId = objectId,
                    Kind =
                        outcome.HasIntegrityWarning ? ExportFailureKind.IntegrityWarning
                        : outcome.IsGone ? ExportFailureKind.Gone
                        : ExportFailureKind.Failed,
                    Reason = reason,
                }
            );
        }
    }

    /// <summary>Enters a project. One that is still being imported may hold more later: that is said, and is a difference.</summary>
    public void AddProject(ArchiveScope scope, string? status)
    {
        AddRead(ArchiveCategories.Projects, scope, 1, 1);
        if (status is ProjectStatus.Importing or ProjectStatus.Failed)
        {
            AddDifference(
                ArchiveCategories.Projects,
                scope,
                scope.ProjectId,
                status == ProjectStatus.Importing ? Reasons.ProjectImporting : Reasons.ProjectFailed
            );
        }
    }

    /// <summary>
    /// Adds an object that exists, and may not be what it should be, or of which the service may hold more later: a difference.
    /// </summary>
    public void AddDifference(ArchiveCategory category, ArchiveScope scope, Guid? objectId, string reason) =>
        Add(
            new ExportFailure
            {
                Category = category.Key,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                ObjectId = objectId,
                Kind = ExportFailureKind.IntegrityWarning,
                Reason = reason,
            }
        );

    /// <summary>Says that the account has changed since an earlier look or run, or while this one read it: a difference.</summary>
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
