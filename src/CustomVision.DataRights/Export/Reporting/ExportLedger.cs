using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Keeps account of how every category ended; safe for concurrent use.</summary>
internal sealed class ExportLedger
{
    private readonly List<CategoryReport> _categories = [];
    private readonly List<ExportFailure> _failures = [];
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
            _failures.Add(failure);
        }
    }

    /// <summary>Ends a category whose call failed.</summary>
    public void AddFailed(string category, Scope scope, Exception fault)
    {
        var state = FailureText.StateOf(fault);
        var reason = FailureText.Of(fault);
        Add(new CategoryReport { Category = category, ProjectId = scope.ProjectId, IterationId = scope.IterationId, State = state, Reason = reason });
        Add(new ExportFailure
        {
            Category = category,
            ProjectId = scope.ProjectId,
            IterationId = scope.IterationId,
            Kind = state == CategoryState.Gone ? ExportFailureKind.Gone : ExportFailureKind.Failed,
            Reason = reason,
        });
    }

    /// <summary>Ends a category that does not exist here, or that the request left out.</summary>
    public void AddNotOffered(string category, Scope scope, string reason) => Add(new CategoryReport
    {
        Category = category,
        ProjectId = scope.ProjectId,
        IterationId = scope.IterationId,
        State = CategoryState.NotOffered,
        Reason = reason,
    });

    /// <summary>Ends a category that was read without a gap.</summary>
    public void AddRead(string category, Scope scope, long found, long? expected = null) => Add(new CategoryReport
    {
        Category = category,
        ProjectId = scope.ProjectId,
        IterationId = scope.IterationId,
        State = found == 0 ? CategoryState.Empty : CategoryState.Exported,
        Expected = expected,
        Found = found,
    });

    /// <summary>Names an object whose download has a gap; does nothing for one that has none.</summary>
    public void AddOutcome(string category, Scope scope, Guid? objectId, DownloadOutcome outcome)
    {
        if (outcome.Reason is { } reason)
        {
            Add(new ExportFailure
            {
                Category = category,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                ObjectId = objectId,
                Kind = outcome.IsSuspect ? ExportFailureKind.Suspect : outcome.IsGone ? ExportFailureKind.Gone : ExportFailureKind.Failed,
                Reason = reason,
            });
        }
    }

    /// <summary>Says that the account has changed since an earlier run.</summary>
    public void AddChange(string change)
    {
        lock (_gate)
        {
            _changes.Add(change);
        }
    }

    /// <summary>Everything that was entered, in a fixed order.</summary>
    public ExportResult ToResult(string requestId)
    {
        lock (_gate)
        {
            return new ExportResult
            {
                State = State(),
                RequestId = requestId,
                Categories = [.. _categories
                    .OrderBy(report => report.ProjectId is not null)
                    .ThenBy(report => report.ProjectId)
                    .ThenBy(report => report.IterationId is not null)
                    .ThenBy(report => report.IterationId)
                    .ThenBy(report => report.Category, StringComparer.Ordinal)],
                Failures = [.. _failures
                    .OrderBy(failure => failure.ProjectId is not null)
                    .ThenBy(failure => failure.ProjectId)
                    .ThenBy(failure => failure.IterationId is not null)
                    .ThenBy(failure => failure.IterationId)
                    .ThenBy(failure => failure.Category, StringComparer.Ordinal)
                    .ThenBy(failure => failure.ObjectId)
                    .ThenBy(failure => failure.Reason, StringComparer.Ordinal)],
                Changes = [.. _changes],
            };
        }
    }

    private ExportState State()
    {
        if (_categories.Exists(report => report.State is CategoryState.Failed or CategoryState.Forbidden) || _failures.Exists(failure => failure.Kind == ExportFailureKind.Failed))
        {
            return ExportState.Incomplete;
        }

        return _categories.Exists(report => report.State is CategoryState.Gone) || _failures.Count > 0
            ? ExportState.CompleteWithDifferences
            : ExportState.Complete;
    }
}
