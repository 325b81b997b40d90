using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Datasets.Formats;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Creates a requested data set from the exported content, and reports its content and its gaps.</summary>
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

        // The data set is created from the list of images, and inherits its gaps.
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

        // Content that a format cannot express is omitted by the rules of the format. Content that is missing from the archive is a gap.
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

    // A data set without images is empty if there are no images to export. Otherwise it has the state of the image files, or is
    // unavailable.
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
