using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Records the result of every category. Thread-safe.</summary>
internal sealed partial class ExportLedger
{
    private readonly List<CategoryReport> _categories = [];
    private readonly List<ExportFailure> _failures = [];
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal); // shared, since 100,000 broken links have the same reason
    private readonly SortedSet<string> _changes = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Whether the request selects images of one data subject.</summary>
    public bool SelectsImages { get; set; }

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

    /// <summary>Adds an object that could not be retrieved or that differs. Without an id, the entry refers to the category.</summary>
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

    /// <summary>Adds an object that the archive keeps and the service no longer lists.</summary>
    public void AddUnlisted(ArchiveCategory category, ArchiveScope scope, Guid? objectId, string? reason = null) =>
        AddFailure(category, scope, objectId, ExportFailureKind.Gone, reason ?? Reasons.NoLongerListed);

    /// <summary>
    /// Gets whether a part of a project, or of the resource itself, could not be retrieved, so that a missing object need not be gone.
    /// </summary>
    public bool HasFailed(Guid? project)
    {
        lock (_gate)
        {
            return _categories.Exists(report => report.ProjectId == project && report.HasFailed);
        }
    }

    /// <summary>Adds the objects that an earlier pass found to be gone, since a later pass no longer notices them.</summary>
    public void AddVanished(IEnumerable<ExportFailure> failures, IEnumerable<string> changes)
    {
        lock (_gate)
        {
            _failures.AddRange(failures.Where(failure => failure is { Kind: ExportFailureKind.Gone, ObjectId: not null }));
            _changes.UnionWith(changes);
        }
    }

    /// <summary>Adds an object whose download failed or has an integrity warning; does nothing for any other.</summary>
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

    /// <summary>Adds an object that exists but may be wrong or incomplete, as a difference.</summary>
    public void AddDifference(ArchiveCategory category, ArchiveScope scope, Guid? objectId, string reason) =>
        AddFailure(category, scope, objectId, ExportFailureKind.IntegrityWarning, reason);

    /// <summary>Adds a change of the account since an earlier pass or run, or during this one, as a difference.</summary>
    public void AddChange(string change)
    {
        lock (_gate)
        {
            _changes.Add(change);
        }
    }

    /// <summary>Creates the report with all entries, in a fixed order.</summary>
    public ReportDocument ToReport()
    {
        lock (_gate)
        {
            var state = ReportDocument.StateOf(_categories, _failures, _changes);
            return new ReportDocument
            {
                State = state,
                StateRemark =
                    HasNoProjects ? Reasons.NoProjects
                    : SelectsImages && state != ExportState.Incomplete && HasNoImages ? Reasons.NoImageSelected
                    : null,
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

    private bool HasNoImages =>
        !_categories.Any(report =>
            report.Found > 0
            && (report.Category == ArchiveCategories.Images.Key || report.Category == ArchiveCategories.IterationImages.Key)
        );
}
