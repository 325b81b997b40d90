using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Models;
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
                ArchiveCategories.Models,
                scope,
                () => Client.GetExportsAsync(projectId, iterationId, cancellationToken, keepsUnread: true)
            )
            .ConfigureAwait(false);
        if (listed is null)
        {
            return;
        }

        var models = context.Unread.Readable(listed, ArchiveCategories.Models, scope);
        var names = new ModelNames();
        var named = models.Select(model => (Name: names.Next(model.Value), Model: model.Value, model.Json)).ToList();
        var flow = new EntryFlow(context, ArchiveCategories.Models, scope);
        var entries = new List<ReadOnlyMemory<byte>>(named.Count);
        var areAllDone = true;
        await flow.RunAsync(
                named
                    .Select(item => new ExportEntry(null, item.Json, IsDone(item.Model) ? [BlobOf(scope, item.Model, item.Name)] : []))
                    .ToAsyncEnumerable(),
                (_, line, _) =>
                {
                    var (name, model, _) = named[entries.Count];
                    entries.Add(line.ToArray());
                    if (!IsDone(model))
                    {
                        areAllDone = false;
                        var gap = Reasons.ModelNotDone(projectId, iterationId, name, model.Status);
                        Ledger.AddDifference(ArchiveCategories.Models, scope, null, gap);
                    }
                },
                cancellationToken,
                isOneByOne: true
            )
            .ConfigureAwait(false);

        await context.Output.WriteAsync(flow.List, JsonDocuments.Array(entries), cancellationToken).ConfigureAwait(false);
        var builds = context.Models?.Of(iterationId);
        Ledger.AddRead(ArchiveCategories.Models, scope, models.Count, unread: listed.Count - models.Count, remark: builds?.Remark);
        AddMissing(builds, scope, [.. models.Select(model => model.Value)]);
        var report = flow.Tally.FilesReport(ArchiveCategories.ModelFiles, scope);
        Ledger.Add(
            areAllDone
                ? report
                : report with
                {
                    Reason = report.Reason is { } gap ? gap + " " + Reasons.ModelFilesMissing : Reasons.ModelFilesMissing,
                }
        );
    }

    private Task BuildModelsAsync(IReadOnlyList<IterationRead> iterations, CancellationToken cancellationToken)
    {
        var chosen = context.Request.IterationIds;
        return context.Models?.BuildAsync(
                projectId,
                iterations
                    .Where(iteration => iteration.IsTrained && (chosen.Count == 0 || chosen.Contains(iteration.Id)))
                    .Select(iteration => iteration.Iteration),
                cancellationToken
            )
            ?? Task.CompletedTask;
    }

    // A failed build is listed by the service, and reported like every model without a file.
    private void AddMissing(IterationBuilds? builds, ArchiveScope scope, IReadOnlyList<ExportedModel> listed)
    {
        foreach (var reason in builds?.Missing(listed) ?? [])
        {
            Ledger.AddFailure(ArchiveCategories.Models, scope, objectId: null, ExportFailureKind.Failed, reason);
        }

        foreach (var reason in builds?.Refused ?? [])
        {
            Ledger.AddDifference(ArchiveCategories.Models, scope, null, reason);
        }
    }

    // An exported model has no id. It is identified by the path of its link, since a platform may have been built more than once.
    private async Task<BlobLink?> RefreshModelAsync(Guid iterationId, ExportedModel model, CancellationToken cancellationToken)
    {
        var done = (await Client.GetExportsAsync(projectId, iterationId, cancellationToken, keepsUnread: true).ConfigureAwait(false))
            .Where(other => other.Unread is null)
            .Select(other => other.Value)
            .Where(other => other.Status == ExportedModelStatus.Done && other.Platform == model.Platform && other.Flavor == model.Flavor)
            .ToList();
        return (done.Find(other => PathOf(other) == PathOf(model)) ?? (done.Count == 1 ? done[0] : null)) is { } found
            ? new BlobLink(found.DownloadUri)
            : null;
    }

    private static bool IsDone(ExportedModel model) => model.Status == ExportedModelStatus.Done;

    private static string? PathOf(ExportedModel model) => model.DownloadUri?.Split('?')[0];

    private Blob BlobOf(ArchiveScope scope, ExportedModel model, string name) =>
        new()
        {
            ProjectId = projectId,
            File = PayloadFile.OfModel(scope, name),
            Kind = BlobKind.Model,
            Link = new BlobLink(model.DownloadUri),
            Requested = ServiceObjectKind.Iteration,
            RefreshAsync = (_, token) => RefreshModelAsync(scope.IterationId!.Value, model, token),
        };
}
