using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The report rows that can be compared with the rest of an archive, by category and scope.</summary>
internal sealed class ReportIndex
{
    private readonly ILookup<(ArchiveCategory, ArchiveScope), CategoryReport> _rows;
    private readonly HashSet<Guid> _disturbed; // the empty id represents the resource itself

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

    /// <summary>The rows, except those of data sets and of projects that have archives of their own.</summary>
    public IReadOnlyList<(ArchiveCategory Category, ArchiveScope Scope, CategoryReport Row)> Rows { get; }

    /// <summary>Whether a failure affects a project as a whole.</summary>
    public bool NamesProjects { get; }

    /// <summary>
    /// Gets whether part of a project, or of the resource itself, is incomplete. The archive may then contain data of an earlier pass that
    /// this pass did not count.
    /// </summary>
    public bool IsDisturbed(Guid? project) => _disturbed.Contains(project ?? Guid.Empty);

    private static bool IsOfOtherArchive(ReportDocument report, ArchiveCategory category, ArchiveScope scope) =>
        report.Archives is { } archives
        && (scope.ProjectId is { } project ? archives.Contains(project) : category == ArchiveCategories.Projects);

    /// <summary>
    /// Gets the rows of one category and scope. There are several if the category was read but part of it could not be retrieved.
    /// </summary>
    public IEnumerable<CategoryReport> RowsOf(ArchiveCategory category, ArchiveScope scope) => _rows[(category, scope)];
}
