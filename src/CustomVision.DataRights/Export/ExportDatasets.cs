using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Datasets.Formats;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Makes a data set that a request asks for from what was exported, and states in the report what it holds and what it lacks.
/// </summary>
internal static class ExportDatasets
{
    public static async Task WriteAsync(ExportContext context, DatasetFormat format, CancellationToken cancellationToken)
    {
        var made = await DatasetWriter
            .WriteAsync(
                new ArchiveReader(context.Output),
                format,
                DatasetTarget.InArchive(format, context.Output.WriteAsync, context.Output.OpenAsync),
                new DatasetOptions(),
                progress: null,
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var project in made.Projects)
        {
            Enter(context, DatasetTarget.CategoryOf(format), project);
        }
    }

    private static void Enter(ExportContext context, ArchiveCategory category, DatasetProjectResult project)
    {
        var scope = new ArchiveScope(project.ProjectId);
        if (!context.Output.Exists(PayloadPlace.DocumentOf(ArchiveCategories.Projects, scope)))
        {
            context.Ledger.AddNotOffered(category, scope, Reasons.DatasetOfUnknownProject);
            context.Ledger.AddDifference(category, scope, null, Reasons.DatasetOfUnknownProject);
            return;
        }

        // Made from the list of images, so that it can be no better than that.
        var listed = context.Ledger.RowsOf(ArchiveCategories.Images, scope);
        if (!context.Output.Exists(PayloadPlace.DocumentOf(ArchiveCategories.Images, scope)))
        {
            context.Ledger.AddNotOffered(category, scope, Reasons.DatasetWithoutList);
            context.Ledger.AddDifference(category, scope, null, Reasons.DatasetWithoutList);
            return;
        }

        if (listed.Count == 0 || !listed.All(row => row.IsWhole))
        {
            context.Ledger.AddDifference(category, scope, null, Reasons.DatasetOfPartialList);
        }

        // What a format cannot say is left out by its own rules. What the archive lacks is a gap.
        var missing = project.Skipped.Where(skip => skip.Key is DatasetSkipReason.NoBytes or DatasetSkipReason.NoSize).ToList();
        var skipped = project.Skipped.Values.Sum();
        context.Ledger.Add(
            new CategoryReport
            {
                Category = category.Key,
                ProjectId = project.ProjectId,
                State = StateOf(project, missing, context.Ledger.RowsOf(ArchiveCategories.ImageFiles, scope)),
                Expected = listed.Select(row => row.Expected - row.LeftOut).FirstOrDefault(count => count is not null),
                Found = project.Images,
                LeftOut = skipped - missing.Sum(skip => skip.Value),
                Reason =
                    skipped == 0 ? null : $"{string.Join(' ', project.Skipped.Select(DatasetLosses.Of))} {Reasons.DatasetNamesSkipped}",
            }
        );
        foreach (var skip in missing)
        {
            context.Ledger.AddDifference(
                category,
                scope,
                null,
                $"{Reasons.DatasetLacks} {DatasetLosses.Of(skip)} {Reasons.DatasetNamesLacking}"
            );
        }
    }

    // A data set with nothing in it is empty where there are no images. Otherwise it ends as their files did, or is unavailable.
    private static CategoryState StateOf(
        DatasetProjectResult project,
        List<KeyValuePair<DatasetSkipReason, long>> missing,
        IEnumerable<CategoryReport> files
    ) =>
        project.Images == 0 && project.Skipped.Count == 0 ? CategoryState.Empty
        : project.Images > 0 || missing.Count == 0 ? CategoryState.Exported
        : files
            .Select(row => row.State)
            .FirstOrDefault(state => state is not (CategoryState.Exported or CategoryState.Empty), CategoryState.NotOffered);
}
