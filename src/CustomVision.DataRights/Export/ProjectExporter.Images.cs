using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The sets of images, and their bytes.</content>
internal sealed partial class ProjectExporter
{
    // Null where the request leaves the set out.
    private async Task<OpenSet?> ListAsync(ImageSet set, CancellationToken cancellationToken)
    {
        if (!context.Wants(set.IterationId is null ? ExportCategories.Images : ExportCategories.IterationImages))
        {
            Ledger.AddNotOffered(set.Category, set.Scope, Reasons.LeftOut);
            return null;
        }

        if (set.IterationId is { } iteration && context.Request.IterationIds is { Count: > 0 } chosen && !chosen.Contains(iteration))
        {
            Ledger.AddNotOffered(set.Category, set.Scope, Reasons.OtherIteration);
            return null;
        }

        var listing = Client.GetImages(projectId, new ImageListQuery { IterationId = set.IterationId }, keepsUnread: true);
        listing.Hint = _counts.GetValueOrDefault(set.IterationId ?? Guid.Empty);
        var open = new OpenSet(
            set,
            listing,
            context.Output.BeginListing(set.ListingPath),
            new EntryFiles(context, set.Category, set.Scope)
        );
        try
        {
            await OrderedDownloads
                .RunAsync(
                    ChosenOf(open, cancellationToken),
                    image => image.Json.Length,
                    (image, token) => StartAsync(open, image.Value, token),
                    (image, outcomes, token) => FinishAsync(open, image, outcomes, token),
                    context.Output.IsSequential,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (TrainingApiException fault)
        {
            open.Failure = fault; // what was listed until then is kept, and named
        }
        catch
        {
            await open.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return open;
    }

    private async IAsyncEnumerable<Raw<Image>> ChosenOf(
        OpenSet open,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var image in ReadableAsync(open.Listing, open.Set.Category, open.Set.Scope, _ => open.Tally.Unread++, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            AddTags(image.Value, open.SeenTags);
            if (subject is not null && !subject.Chooses(image.Value, open.Set.IterationId))
            {
                open.Tally.LeftOut++;
                context.LeftOut.Add(image.Value.Id);
                if (open.Set.IterationId is not null && subject.IsOpen(image.Value.Id))
                {
                    open.PassedOver.Add(image.Value.Id);
                }

                continue;
            }

            yield return Prepared(image, open.Set.IterationId);
        }
    }

    // What one model's description chose is the subject's in every other model too.
    private async Task AddLateAsync(OpenSet open, CancellationToken cancellationToken)
    {
        var late = open.PassedOver.Where(subject!.HasChosen).ToList();
        if (late.Count == 0 || open.Failure is not null)
        {
            return;
        }

        try
        {
            var images = Client.GetImagesByIdsAsync(projectId, late, open.Set.IterationId, cancellationToken, keepsUnread: true);
            await foreach (
                var image in ReadableAsync(images, open.Set.Category, open.Set.Scope, _ => { }, cancellationToken).ConfigureAwait(false)
            )
            {
                if (late.Remove(image.Value.Id))
                {
                    open.Tally.LeftOut--;
                    var outcomes = await StartAsync(open, image.Value, cancellationToken).ConfigureAwait(false);
                    await FinishAsync(open, Prepared(image, open.Set.IterationId), outcomes, cancellationToken).ConfigureAwait(false);
                }
            }

            if (late.Count > 0)
            {
                Ledger.AddGap(open.Set.Category, open.Set.Scope, $"GetImagesByIds leaves out {late.Count} image(s) that GetImages lists.");
            }
        }
        catch (TrainingApiException fault)
        {
            open.Failure = fault;
        }
    }

    private Raw<Image> Prepared(Raw<Image> image, Guid? iterationId)
    {
        if (subject is not null)
        {
            context.LeftOut.Remove(image.Value.Id);
            AddTags(image.Value, _chosenTags);
        }

        return image with
        {
            Json = LineOf(image.Json, image.Value.Id, iterationId),
        };
    }

    // The line of an object, of a copy for one subject without what is about others where the request asks for that.
    private ReadOnlyMemory<byte> LineOf(ReadOnlyMemory<byte> json, Guid id, Guid? iterationId)
    {
        var line = JsonDocuments.Line(json);
        return others?.Apply(line, id, iterationId) ?? line;
    }

    private static void AddTags(Image image, HashSet<Guid> tags)
    {
        foreach (var tag in image.Tags)
        {
            tags.Add(tag.TagId);
        }

        foreach (var region in image.Regions)
        {
            tags.Add(region.TagId);
        }
    }

    private Task<IReadOnlyList<DownloadOutcome>> StartAsync(OpenSet open, Image image, CancellationToken cancellationToken) =>
        open.Files.DownloadAsync(
            context.Wants(ExportCategories.ImageFiles)
                ? _renditions.Select(rendition => new Blob
                {
                    ProjectId = projectId,
                    File = PayloadFile.OfImage(projectId, image.Id, rendition),
                    Kind = BlobKind.Image,
                    Link = LinkOf(image, rendition),
                    RefreshAsync = token => RefreshAsync(open.Set, image.Id, rendition, token),
                })
                : [],
            cancellationToken
        );

    private async Task FinishAsync(
        OpenSet open,
        Raw<Image> image,
        IReadOnlyList<DownloadOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        var id = image.Value.Id;
        var files = _renditions.Select(rendition => PayloadFile.OfImage(projectId, id, rendition));
        var entry = await open.Files.FinishAsync(id, image.Json, files, outcomes, cancellationToken).ConfigureAwait(false);
        if (outcomes is [{ File: { Doubt: not Doubt.ResizedCopy } original }, ..] && _renditions[0] == ImageRendition.Original)
        {
            open.Originals.Add(id, original.Sha256);
        }

        open.Lines.Write(entry.Span, image.Json.Span);
    }

    private static BlobLink LinkOf(Image image, ImageRendition rendition) =>
        rendition == ImageRendition.Original
            ? BlobLink.ToOriginal(image.OriginalImageUri, image.ResizedImageUri)
            : new BlobLink(rendition.LinkOf(image));

    private async Task<BlobLink?> RefreshAsync(ImageSet set, Guid imageId, ImageRendition rendition, CancellationToken cancellationToken)
    {
        await foreach (
            var image in Client.GetImagesByIdsAsync(projectId, [imageId], set.IterationId, cancellationToken).ConfigureAwait(false)
        )
        {
            if (image.Value.Id == imageId)
            {
                return LinkOf(image.Value, rendition);
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
                    Reason = "It was listed, and no longer was when the list was read again.",
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
