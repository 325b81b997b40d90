using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The exported models: their list, and their files.</content>
internal sealed partial class ProjectExporter
{
    private async Task ExportModelsAsync(Guid iterationId, ArchiveScope scope, bool isTrained, CancellationToken cancellationToken)
    {
        if (SkipReasonOf(ExportCategories.Models, isTrained, isAboutEverybody: true) is { } reason)
        {
            Ledger.AddNotOffered(ArchiveCategories.Models, scope, reason);
            return;
        }

        var listed = await TryAsync(
            ArchiveCategories.Models, scope, () => Client.GetExportsAsync(projectId, iterationId, cancellationToken, keepsUnread: true)).ConfigureAwait(false);
        if (listed is null)
        {
            return;
        }

        var models = context.Unread.Readable(listed, ArchiveCategories.Models, scope);

        var tally = new ImageTally();
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Models, scope);
        var entries = new List<ReadOnlyMemory<byte>>(models.Count);
        var names = new ModelNames();
        var areAllDone = true;
        foreach (var model in models)
        {
            var name = names.Next(model.Value);
            var isDone = model.Value.Status == ExportedModelStatus.Done;
            var outcome = isDone ? await DownloadModelAsync(scope, model.Value, name, cancellationToken).ConfigureAwait(false) : null;
            if (!isDone)
            {
                areAllDone = false;
                Ledger.AddDoubtful(ArchiveCategories.Models, scope, null, Reasons.ModelNotDone(projectId, iterationId, name, model.Value.Status));
            }

            if (outcome is not null)
            {
                tally.Count(outcome);
                Ledger.AddOutcome(ArchiveCategories.ModelFiles, scope, null, outcome);
            }

            entries.Add(ListLine.Write(JsonDocuments.Line(model.Json), path, outcome is null ? [] : [outcome.Listed(PayloadFile.OfModel(scope, name))]));
        }

        await context.Output.WriteAsync(path, JsonDocuments.Array(entries), cancellationToken).ConfigureAwait(false);
        Ledger.AddRead(ArchiveCategories.Models, scope, models.Count, unread: listed.Count - models.Count);
        var files = tally.FilesReport(ArchiveCategories.ModelFiles, scope);
        Ledger.Add(areAllDone ? files : files with { Reason = files.Reason is { } gap ? gap + " " + Reasons.ModelFilesMissing : Reasons.ModelFilesMissing });
    }

    // An export has no id. Its place is its path: a platform may have been built more than once.
    private async Task<BlobLink?> RefreshModelAsync(Guid iterationId, ExportedModel model, CancellationToken cancellationToken)
    {
        var done = (await Client.GetExportsAsync(projectId, iterationId, cancellationToken, keepsUnread: true).ConfigureAwait(false))
            .Where(other => other.Unread is null)
            .Select(other => other.Value)
            .Where(other => other.Status == ExportedModelStatus.Done && other.Platform == model.Platform && other.Flavor == model.Flavor)
            .ToList();
        return (done.Find(other => PathOf(other) == PathOf(model)) ?? (done.Count == 1 ? done[0] : null)) is { } found ? new BlobLink(found.DownloadUri) : null;
    }

    private static string? PathOf(ExportedModel model) => model.DownloadUri?.Split('?')[0];

    private async Task<DownloadOutcome> DownloadModelAsync(ArchiveScope scope, ExportedModel model, string name, CancellationToken cancellationToken)
    {
        var file = PayloadFile.OfModel(scope, name);
        var outcome = await context.Downloader.DownloadAsync(
            new Blob
            {
                ProjectId = projectId,
                File = file,
                Kind = BlobKind.Model,
                Link = new BlobLink(model.DownloadUri),
                RefreshAsync = token => RefreshModelAsync(scope.IterationId!.Value, model, token),
            },
            cancellationToken).ConfigureAwait(false);
        await context.Output.CommitAsync(file, outcome, cancellationToken).ConfigureAwait(false);
        return outcome;
    }
}
