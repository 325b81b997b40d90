using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>Exports the sets of images with their tags.</content>
internal sealed partial class ProjectExporter
{
    private readonly IdTable _images = new();
    private readonly WorkspaceProgress _workspace = new();

    private int? _listedInWorkspace;

    // Completes `read` when every set is read and its files are downloaded. The last list may not be stored yet.
    private async Task ExportSetsAsync(
        bool withWorkspace,
        IReadOnlyList<IterationRead> iterations,
        IReadOnlyList<Raw<Tag>>? workspaceTags,
        CancellationToken cancellationToken,
        TaskCompletionSource? read = null
    )
    {
        if (
            withWorkspace
            && subject is not null
            && !context.Wants(ExportCategories.Images)
            && context.Wants(ExportCategories.IterationImages)
        )
        {
            await JudgeWorkspaceAsync(cancellationToken).ConfigureAwait(false);
        }

        var open = new List<OpenSet>();
        try
        {
            var sets = iterations.Select(read => (Set: new ImageSet(projectId, read.Id), read.Tags)).ToList();
            if (withWorkspace)
            {
                sets.Insert(0, (new ImageSet(projectId, null), workspaceTags));
            }

            foreach (var (set, tags) in sets)
            {
                var listed = await ListAsync(set, cancellationToken).ConfigureAwait(false);
                if (set.IterationId is null)
                {
                    // Its downloads have ended. An exception would have ended the project instead, so that nothing is downloaded in
                    // place of an original.
                    _workspace.End();
                    _listedInWorkspace = listed is { Failure: null } ? listed.Listing.Found : null;
                }

                if (set == sets[^1].Set)
                {
                    read?.SetResult();
                }

                if (listed is null)
                {
                    await WriteTagsAsync(tags, set, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (subject is null)
                {
                    await using var closing = listed.ConfigureAwait(false);
                    await FinishSetAsync(listed, tags, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                open.Add(listed);
            }

            if (sets.Count == 0)
            {
                read?.SetResult();
            }

            if (subject is not null)
            {
                foreach (var listed in open)
                {
                    await AddLateAsync(listed, cancellationToken).ConfigureAwait(false);
                }

                foreach (var listed in open)
                {
                    await FinishSetAsync(listed, sets.Find(set => set.Set == listed.Set).Tags, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            foreach (var listed in open)
            {
                await listed.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // The tags and metadata in the workspace determine the subject of an image, even if the workspace itself is not exported.
    private async Task JudgeWorkspaceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (
                var image in ReadableAsync(
                        Client.GetImages(projectId, new ImageListQuery(), keepsUnread: true),
                        ArchiveCategories.Images,
                        Workspace,
                        _ => { },
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )
            {
                subject!.Chooses(image.Value, null);
            }
        }
        catch (TrainingApiException fault)
        {
            Ledger.AddFailed(ArchiveCategories.Images, Workspace, fault);
        }
    }

    private async Task FinishSetAsync(OpenSet open, IReadOnlyList<Raw<Tag>>? tags, CancellationToken cancellationToken)
    {
        var set = open.Set;
        var reports = Reports(open);
        if (
            await context
                .Output.FinishListingAsync(set.ListingPath, open.Lines, reports[0].IsWhole, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            Ledger.AddChange(Reasons.ImagesChanged(projectId, set.IterationId));
        }

        foreach (var report in reports)
        {
            Ledger.Add(report);
        }

        foreach (var (image, sharing) in open.Originals.Find())
        {
            Ledger.AddDifference(set.FilesCategory, set.Scope, image, Reasons.EqualImages(sharing));
        }

        await WriteTagsAsync(await WithSeenTagsAsync(tags, open, cancellationToken).ConfigureAwait(false), set, cancellationToken)
            .ConfigureAwait(false);
    }

    // The service does not count tags, but the list must contain every tag on an image. It is requested again, and a tag that is still
    // missing is reported.
    private async Task<IReadOnlyList<Raw<Tag>>?> WithSeenTagsAsync(
        IReadOnlyList<Raw<Tag>>? tags,
        OpenSet open,
        CancellationToken cancellationToken
    )
    {
        if (tags is null || Lacks(tags) == 0)
        {
            return tags;
        }

        var again = await ReadTagsAsync(open.Set.IterationId, cancellationToken).ConfigureAwait(false);
        if (again is not null && Lacks(again) is > 0 and var missing)
        {
            Ledger.AddGap(
                ArchiveCategories.Tags,
                open.Set.Scope,
                Reasons.TagsNotListed(missing)
            );
        }

        return again ?? tags;

        int Lacks(IReadOnlyList<Raw<Tag>> list) => open.SeenTags.Except(list.Select(tag => tag.Value.Id)).Count();
    }

    private async Task WriteTagsAsync(IReadOnlyList<Raw<Tag>>? tags, ImageSet set, CancellationToken cancellationToken)
    {
        if (tags is null)
        {
            return;
        }

        // In a copy for one subject, the tags of others are omitted, since they may be names.
        var chosen = others is null
            ? tags
            :
            [
                .. tags.Where(tag => others.Keeps(tag.Value.Id, set.IterationId, _chosenTags.Contains(tag.Value.Id)))
                    .Select(tag => others.Apply(tag, BlankRules.Tag)),
            ];
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Tags, set.Scope);
        await context.Output.WriteAsync(path, JsonDocuments.Array(chosen), cancellationToken).ConfigureAwait(false);
        Ledger.Add(
            new CategoryReport
            {
                Category = ArchiveCategories.Tags.Key,
                ProjectId = set.ProjectId,
                IterationId = set.IterationId,
                State = chosen.Count == 0 ? CategoryState.Empty : CategoryState.Exported,
                Expected = tags.Count,
                Found = chosen.Count,
                LeftOut = tags.Count - chosen.Count,
            }.WithUnread(_unreadTags.GetValueOrDefault(set.IterationId ?? Guid.Empty))
        );
    }
}
