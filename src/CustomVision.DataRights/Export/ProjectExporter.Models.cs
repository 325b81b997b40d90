using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The exported models: their list, and their files.</content>
internal sealed partial class ProjectExporter
{
    private async Task ExportModelsAsync(Guid iterationId, Scope scope, bool isTrained, CancellationToken cancellationToken)
    {
        if (Excuse(ExportCategories.Models, isTrained, isAboutEverybody: true) is { } reason)
        {
            Ledger.AddNotOffered(CategoryKeys.Models, scope, reason);
            return;
        }

        var models = await TryAsync(CategoryKeys.Models, scope, () => Client.GetExportsAsync(projectId, iterationId, cancellationToken)).ConfigureAwait(false);
        if (models is null)
        {
            return;
        }

        var tally = new ImageTally();
        var entries = new List<ReadOnlyMemory<byte>>(models.Count);
        var names = new ModelNames();
        foreach (var model in models)
        {
            var name = names.Next(model.Value);
            var outcome = model.Value.Status == ExportedModelStatus.Done ? await DownloadModelAsync(iterationId, model.Value, name, cancellationToken).ConfigureAwait(false) : null;
            if (outcome is not null)
            {
                tally.Count(outcome);
                Ledger.AddOutcome(CategoryKeys.ModelFiles, scope, null, outcome);
            }

            entries.Add(JsonDocuments.LineWith(
                JsonDocuments.Line(model.Json),
                new("file", outcome?.File is { } file ? $"exports/{name}.{file.Extension}" : null),
                new("sha256", outcome?.File?.Sha256.ToString())));
        }

        await context.Output.WriteAsync(ArchiveLayout.IterationFile(projectId, iterationId, "exports.json"), JsonDocuments.Array(entries), cancellationToken).ConfigureAwait(false);
        Ledger.AddRead(CategoryKeys.Models, scope, models.Count);
        Ledger.Add(tally.FilesReport(CategoryKeys.ModelFiles, scope) with
        {
            Reason = models.Any(model => model.Value.Status != ExportedModelStatus.Done) ? Reasons.ModelNotDone : tally.FilesReport(CategoryKeys.ModelFiles, scope).Reason,
        });
    }

    private async Task<DownloadOutcome> DownloadModelAsync(Guid iterationId, ExportedModel model, string name, CancellationToken cancellationToken)
    {
        var stem = $"projects/{projectId:D}/iterations/{iterationId:D}/exports/{name}";
        var outcome = await context.Downloader.DownloadAsync(
            new Blob
            {
                ProjectId = projectId,
                Stem = stem,
                Kind = BlobKind.Model,
                Uri = model.DownloadUri,
                RefreshAsync = async token => (await Client.GetExportsAsync(projectId, iterationId, token).ConfigureAwait(false))
                    .Select(other => other.Value)
                    .FirstOrDefault(other => other.Platform == model.Platform && other.Flavor == model.Flavor)?.DownloadUri,
            },
            cancellationToken).ConfigureAwait(false);
        await context.Output.CommitAsync(stem, outcome, cancellationToken).ConfigureAwait(false);
        return outcome;
    }
}
