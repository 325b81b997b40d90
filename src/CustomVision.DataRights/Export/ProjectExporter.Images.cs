using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The sets of images, and their bytes.</content>
internal sealed partial class ProjectExporter
{
    // Returns null if the request excludes the set.
    private async Task<OpenSet?> ListAsync(ImageSet set, CancellationToken cancellationToken)
    {
        if (SkipReasonOf(set.IterationId) is { } reason)
        {
            Ledger.AddNotOffered(set.Category, set.Scope, reason);
            return null;
        }

        var listing = Client.GetRawImages(
            projectId,
            set.IterationId,
            subject is null ? ListedImage.Read : ListedImage.ReadWhole,
            context.Member?.Units?.PagesOf(set.IterationId),
            _images
        );
        listing.Hint = _counts.GetValueOrDefault(set.IterationId ?? Guid.Empty);
        var open = new OpenSet(set, listing, context.Output.BeginListing(set.ListingPath), new EntryFlow(context, set.Category, set.Scope))
        {
            Originals = new EqualImages(_images, listing.Hint),
            RefreshAsync = (blob, token) => RefreshAsync(set.IterationId, blob, token),
        };
        try
        {
            await open
                .Flow.RunAsync(
                    ChosenOf(open, cancellationToken),
                    (entry, line, outcomes) =>
                    {
                        open.Add(entry, line, outcomes);
                        if (set.IterationId is null)
                        {
                            _workspace.Add(_images.Add(entry.Id!.Value));
                        }
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (TrainingApiException fault)
        {
            open.Failure = fault; // the images listed so far are kept, and the failure is reported
        }
        catch
        {
            await open.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return open;
    }

    // Gets the reason why the request excludes a set; null if it is exported.
    private string? SkipReasonOf(Guid? iterationId) =>
        !context.Wants(iterationId is null ? ExportCategories.Images : ExportCategories.IterationImages) ? Reasons.LeftOut
        : iterationId is { } iteration && context.Request.IterationIds is { Count: > 0 } chosen && !chosen.Contains(iteration)
            ? Reasons.OtherIteration
        : null;

    private async IAsyncEnumerable<ExportEntry> ChosenOf(
        OpenSet open,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var image in ReadableAsync(open.Listing, open.Set.Category, open.Set.Scope, _ => open.Tally.Unread++, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            foreach (var tag in image.Value.TagIds)
            {
                open.SeenTags.Add(tag);
            }

            if (subject is not null && !subject.Chooses(image.Value.ModelOf(image.Json.Span), open.Set.IterationId))
            {
                open.Tally.LeftOut++;
                context.LeftOut.Add(image.Value.Id);
                if (open.Set.IterationId is not null && subject.IsOpen(image.Value.Id))
                {
                    open.PassedOver.Add(image.Value.Id);
                }

                continue;
            }

            if (open.Set.IterationId is not null)
            {
                // Only an entry of the workspace is certain to have a link to the original, so that an iteration's waits for it. An image
                // that the workspace does not have is downloaded when the workspace has ended.
                await _workspace.WaitForAsync(_images.Add(image.Value.Id), cancellationToken).ConfigureAwait(false);
            }

            yield return EntryOf(open, image);
        }
    }

    // An image that is selected in one iteration belongs to the subject in every other set too.
    private async Task AddLateAsync(OpenSet open, CancellationToken cancellationToken)
    {
        var late = open.PassedOver.Where(subject!.HasChosen).ToList();
        if (late.Count == 0 || open.Failure is not null)
        {
            return;
        }

        try
        {
            await open.Flow.RunAsync(LateOf(open, late, cancellationToken), open.Add, cancellationToken).ConfigureAwait(false);
            if (late.Count > 0)
            {
                Ledger.AddGap(open.Set.Category, open.Set.Scope, Reasons.ImagesNotGiven(late.Count));
            }
        }
        catch (TrainingApiException fault)
        {
            open.Failure = fault;
        }
    }

    private async IAsyncEnumerable<ExportEntry> LateOf(
        OpenSet open,
        List<Guid> late,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var images = Client.GetImagesByIdsAsync(projectId, [.. late], open.Set.IterationId, cancellationToken, keepsUnread: true);
        await foreach (
            var image in ReadableAsync(images, open.Set.Category, open.Set.Scope, _ => { }, cancellationToken).ConfigureAwait(false)
        )
        {
            if (late.Remove(image.Value.Id))
            {
                open.Tally.LeftOut--;
                yield return EntryOf(open, new Raw<ListedImage>(new ListedImage(image.Value), image.Json));
            }
        }
    }

    private ExportEntry EntryOf(OpenSet open, Raw<ListedImage> image)
    {
        var (set, id) = (open.Set, image.Value.Id);
        if (subject is not null)
        {
            context.LeftOut.Remove(id);
            _chosenTags.UnionWith(image.Value.TagIds);
        }

        var blobs = new Blob[context.Wants(ExportCategories.ImageFiles) ? _renditions.Length : 0];
        for (var i = 0; i < blobs.Length; i++)
        {
            var link = BlobLink.ToRendition(_renditions[i], image.Value, image.Json);
            blobs[i] = Blob.OfImage(projectId, id, _renditions[i], link, open.RefreshAsync, isOfIteration: set.IterationId is not null);
        }

        if (context.IsFirstPass && subject is not null)
        {
            context.Progress.Files.Expect(blobs.Length);
        }

        return new ExportEntry(id, JsonOf(image.Json, id, set.IterationId), blobs, image.Page);
    }

    // Gets the JSON of an object. In a copy for one subject, data about others is removed on request.
    private ReadOnlyMemory<byte> JsonOf(ReadOnlyMemory<byte> json, Guid id, Guid? iterationId) =>
        others?.Apply(JsonDocuments.Line(json), id, iterationId) ?? json;

    private async Task<BlobLink?> RefreshAsync(Guid? iterationId, Blob blob, CancellationToken cancellationToken)
    {
        var id = blob.File.ObjectId;
        await foreach (var image in Client.GetImagesByIdsAsync(projectId, [id], iterationId, cancellationToken).ConfigureAwait(false))
        {
            if (image.Value.Id == id)
            {
                return BlobLink.ToRendition(blob.File.Rendition, image.Value);
            }
        }

        return null;
    }

    private List<CategoryReport> Reports(OpenSet open)
    {
        var (set, listing, tally, failure) = (open.Set, open.Listing, open.Tally, open.Failure);
        var reports = new List<CategoryReport>
        {
            Ledger
                .Describe(set.Category, set.Scope, tally.Items, tally.LeftOut, ListingCount.Of(listing), failure)
                .WithUnread(tally.Unread),
        };
        foreach (var vanished in failure is null ? listing.Vanished : [])
        {
            Ledger.Add(
                new ExportFailure
                {
                    Category = set.Category.Key,
                    ProjectId = set.ProjectId,
                    IterationId = set.IterationId,
                    ObjectId = vanished,
                    Kind = ExportFailureKind.Gone,
                    Reason = Reasons.VanishedFromList,
                }
            );
            tally.Gone++;
        }

        if (context.Wants(ExportCategories.ImageFiles))
        {
            reports.Add(tally.FilesReport(set.FilesCategory, set.Scope));
        }
        else
        {
            reports.Add(
                new CategoryReport
                {
                    Category = set.FilesCategory.Key,
                    ProjectId = set.ProjectId,
                    IterationId = set.IterationId,
                    State = CategoryState.NotOffered,
                    Reason = Reasons.LeftOut,
                }
            );
        }

        return reports;
    }
}
