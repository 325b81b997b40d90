using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Reporting;

/// <content>The results of the categories.</content>
internal sealed partial class ExportLedger
{
    /// <summary>
    /// Creates the report of a listing. A listing that differs from the service's own count has a gap of unknown objects; a failed call is
    /// also listed under failures.
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

    /// <summary>
    /// Gets the rows of a category in a scope. There is more than one row if the category was read but a part of it could not be retrieved.
    /// </summary>
    public IReadOnlyList<CategoryReport> RowsOf(ArchiveCategory category, ArchiveScope scope)
    {
        lock (_gate)
        {
            return _categories.FindAll(report =>
                report.Category == category.Key && report.ProjectId == scope.ProjectId && report.IterationId == scope.IterationId
            );
        }
    }

    /// <summary>Adds a category whose call failed, with the number of entries that were written before.</summary>
    public void AddFailed(ArchiveCategory category, ArchiveScope scope, Exception fault, long found = 0) =>
        AddLack(category, scope, FailureText.StateOf(fault, scope), FailureText.Of(fault), found);

    /// <summary>Adds a category that exists but is incomplete, with the number of entries that were written.</summary>
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
        var kind = state == CategoryState.Gone ? ExportFailureKind.Gone : ExportFailureKind.Failed;
        AddFailure(category, scope, objectId: null, kind, reason);
    }

    /// <summary>Adds a category that does not exist in the scope, or that the request excludes.</summary>
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

    /// <summary>Adds a category that was read completely, except for unreadable entries.</summary>
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

    /// <summary>
    /// Adds a project. A project that is still being imported may contain more data later, which is reported as a difference.
    /// </summary>
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
}
