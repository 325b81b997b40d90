using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The rows of a report that the rest of an archive can be compared with, by category and scope.</summary>
internal sealed class ReportIndex
{
    private readonly ILookup<(ArchiveCategory, ArchiveScope), CategoryReport> _rows;
    private readonly HashSet<Guid> _disturbed; // the resource itself under the empty id

    public ReportIndex(ReportDocument report)
    {
        Rows =
        [
            .. report
                .Categories.Select(row =>
                    (Category: ArchiveCategories.Find(row.Category), Scope: new ArchiveScope(row.ProjectId, row.IterationId), Row: row)
                )
                .Where(entry => entry.Category is not null && !IsOfOtherArchive(report, entry.Category, entry.Scope))
                .Select(entry => (entry.Category!, entry.Scope, entry.Row)),
        ];
        _rows = Rows.ToLookup(entry => (entry.Category, entry.Scope), entry => entry.Row);
        _disturbed =
        [
            .. report.Categories.Where(row => !row.IsWhole).Select(row => row.ProjectId ?? Guid.Empty),
            .. report.Failures.Select(failure => failure.ProjectId ?? Guid.Empty),
        ];
        NamesProjects = report.Failures.Any(failure => failure.Category == ArchiveCategories.Projects.Key);
    }

    /// <summary>The rows, but for those of data sets, and of projects that have archives of their own.</summary>
    public IReadOnlyList<(ArchiveCategory Category, ArchiveScope Scope, CategoryReport Row)> Rows { get; }

    /// <summary>Whether a failure is about a project as a whole.</summary>
    public bool NamesProjects { get; }

    /// <summary>
    /// Gets whether part of a project, or of the resource itself, is incomplete. Data of an earlier pass is then kept in addition to the
    /// counts of this one.
    /// </summary>
    public bool IsDisturbed(Guid? project) => _disturbed.Contains(project ?? Guid.Empty);

    private static bool IsOfOtherArchive(ReportDocument report, ArchiveCategory category, ArchiveScope scope) =>
        report.Archives is { } archives
        && (scope.ProjectId is { } project ? archives.Contains(project) : category == ArchiveCategories.Projects);

    /// <summary>Gets the rows of one category and scope: several if it was read, but part of it could not be retrieved.</summary>
    public IEnumerable<CategoryReport> RowsOf(ArchiveCategory category, ArchiveScope scope) => _rows[(category, scope)];
}
