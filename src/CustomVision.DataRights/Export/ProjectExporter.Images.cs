using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The sets of images, and their bytes.</content>
internal sealed partial class ProjectExporter
{
    private async Task ExportImagesAsync(ImageSet set, ExportCategories category, bool mayReuse, CancellationToken cancellationToken)
    {
        _seenTags.Clear();
        if (!context.Wants(category))
        {
            Ledger.AddNotOffered(set.Category, set.Scope, Reasons.LeftOut);
            return;
        }

        if (set.IterationId is { } iteration && context.Request.IterationIds is { Count: > 0 } chosen && !chosen.Contains(iteration))
        {
            Ledger.AddNotOffered(set.Category, set.Scope, Reasons.OtherIteration);
            return;
        }

        if (mayReuse && await TryReuseImagesAsync(set, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        TrainingApiException? failure = null;
        var tally = new ImageTally();
        var listing = Client.GetImages(projectId, new ImageListQuery { IterationId = set.IterationId });
        var lines = context.Output.BeginListing();
        await using (lines.ConfigureAwait(false))
        {
            try
            {
                await OrderedDownloads.RunAsync(
                    Chosen(listing, tally, cancellationToken),
                    (image, token) => StartAsync(set, image.Value, token),
                    (image, outcomes, token) => FinishAsync(set, image, outcomes, lines, tally, token),
                    context.Output.IsSequential,
                    cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                failure = fault; // what was listed until then is kept, and named
            }

            var reports = Reports(set, listing, tally, failure);
            await context.Output.FinishListingAsync(set.ListingPath, lines, tally.HasGap || !reports[0].IsWhole ? null : reports, cancellationToken).ConfigureAwait(false);
            foreach (var report in reports)
            {
                Ledger.Add(report);
            }
        }
    }

    private async IAsyncEnumerable<Raw<Image>> Chosen(
        PagedListing<Image> listing, ImageTally tally, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _seenTags.UnionWith(image.Value.Tags.Select(tag => tag.TagId));
            if (subject is not null)
            {
                if (!subject.Matches(image.Value))
                {
                    tally.LeftOut++;
                    continue;
                }

                _chosenImages.Add(image.Value.Id);
                _chosenTags.UnionWith(image.Value.Tags.Select(tag => tag.TagId));
                _chosenTags.UnionWith(image.Value.Regions.Select(region => region.TagId));
            }

            yield return image with { Json = JsonDocuments.Line(image.Json) };
        }
    }

    private async Task<IReadOnlyList<DownloadOutcome>> StartAsync(ImageSet set, Image image, CancellationToken cancellationToken)
    {
        if (!context.Wants(ExportCategories.ImageFiles))
        {
            return [];
        }

        var downloads = context.Request.Renditions.Distinct().Order().Select(rendition => context.Downloader.DownloadAsync(
            new Blob
            {
                ProjectId = projectId,
                Stem = $"projects/{projectId:D}/{ImageSet.BelowProject(image.Id, rendition)}",
                Kind = BlobKind.Image,
                Link = LinkOf(image, rendition),
                RefreshAsync = token => RefreshAsync(set, image.Id, rendition, token),
            },
            cancellationToken));
        return await Task.WhenAll(downloads).ConfigureAwait(false);
    }

    private async Task FinishAsync(
        ImageSet set, Raw<Image> image, IReadOnlyList<DownloadOutcome> outcomes, SpooledLines lines, ImageTally tally, CancellationToken cancellationToken)
    {
        var members = new List<KeyValuePair<string, string?>>(2);
        var hasOriginal = false;
        foreach (var (rendition, outcome) in context.Request.Renditions.Distinct().Order().Zip(outcomes))
        {
            var below = ImageSet.BelowProject(image.Value.Id, rendition);
            await context.Output.CommitAsync($"projects/{projectId:D}/{below}", outcome, cancellationToken).ConfigureAwait(false);
            tally.Count(outcome);
            Ledger.AddOutcome(set.FilesCategory, set.Scope, image.Value.Id, outcome);
            var (file, digest) = rendition switch
            {
                ImageRendition.Original => ("file", "sha256"),
                ImageRendition.Resized => ("resizedFile", "resizedSha256"),
                _ => ("thumbnailFile", "thumbnailSha256"),
            };
            hasOriginal |= rendition == ImageRendition.Original;
            members.Add(new(file, outcome.File is { } stored ? set.Relative($"{below}.{stored.Extension}") : null));
            members.Add(new(digest, outcome.File?.Sha256.ToString()));
        }

        if (!hasOriginal)
        {
            members.Add(new("file", null));
            members.Add(new("sha256", null));
        }

        tally.CountItem();
        lines.Write(JsonDocuments.LineWith(image.Json, [.. members]).Span);
    }

    private static BlobLink LinkOf(Image image, ImageRendition rendition) =>
        rendition == ImageRendition.Original ? BlobLink.ToOriginal(image.OriginalImageUri, image.ResizedImageUri) : new BlobLink(rendition.LinkOf(image));

    private async Task<BlobLink?> RefreshAsync(ImageSet set, Guid imageId, ImageRendition rendition, CancellationToken cancellationToken)
    {
        await foreach (var image in Client.GetImagesByIdsAsync(projectId, [imageId], set.IterationId, cancellationToken).ConfigureAwait(false))
        {
            if (image.Value.Id == imageId)
            {
                return LinkOf(image.Value, rendition);
            }
        }

        return null;
    }

    private List<CategoryReport> Reports(ImageSet set, PagedListing<Image> listing, ImageTally tally, TrainingApiException? failure)
    {
        var reports = new List<CategoryReport>
        {
            Ledger.Describe(set.Category, set.Scope, tally.Items, tally.LeftOut, ListingCount.Of(listing), failure),
        };
        foreach (var vanished in failure is null ? listing.Vanished : [])
        {
            Ledger.Add(new ExportFailure
            {
                Category = set.Category,
                ProjectId = set.ProjectId,
                IterationId = set.IterationId,
                ObjectId = vanished,
                Kind = ExportFailureKind.Gone,
                Reason = "It was listed, and no longer was when the list was read again.",
            });
            tally.Gone++;
        }

        if (context.Wants(ExportCategories.ImageFiles))
        {
            reports.Add(tally.FilesReport(set.FilesCategory, set.Scope));
        }
        else
        {
            reports.Add(new CategoryReport
            {
                Category = set.FilesCategory,
                ProjectId = set.ProjectId,
                IterationId = set.IterationId,
                State = CategoryState.NotOffered,
                Reason = Reasons.LeftOut,
            });
        }

        return reports;
    }

    private async Task<IReadOnlyList<Raw<Image>>?> TryNewestAsync(ImageSet set, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.GetNewestImagesAsync(projectId, set.IterationId, 1, cancellationToken).ConfigureAwait(false);
        }
        catch (TrainingApiException)
        {
            return null; // the listing that follows says for itself what failed
        }
    }

    // A finished listing counts again when the service still has as many images as it had then.
    private async Task<bool> TryReuseImagesAsync(ImageSet set, CancellationToken cancellationToken)
    {
        if (subject is not null || context.Output.FindListing(set.ListingPath) is not { } finished)
        {
            return false;
        }

        var reports = finished.Reports;
        var count = await TryCountAsync(() => Client.GetImageCountAsync(projectId, new ImageListQuery { IterationId = set.IterationId }, cancellationToken)).ConfigureAwait(false);
        if (count != reports[0].Expected)
        {
            Ledger.AddChange($"Project {projectId} had {reports[0].Expected} images{(set.IterationId is { } id ? $" in iteration {id}" : string.Empty)} when the export was interrupted, and {count} when it went on. They were listed anew.");
            return false;
        }

        // Uploads and deletions may balance. The newest image tells: an upload since then is none of the list's.
        var newest = await TryNewestAsync(set, cancellationToken).ConfigureAwait(false);
        if (newest is null || await ReusedListing.TakeFilesAsync(context, set, finished, cancellationToken).ConfigureAwait(false) is not { } reused)
        {
            return false;
        }

        if (newest.Any(image => !reused.Images.Contains(image.Value.Id)))
        {
            Ledger.AddChange($"Images were uploaded to project {projectId} while the export was interrupted, and as many deleted. They were listed anew.");
            return false;
        }

        _seenTags.UnionWith(reused.Tags);
        context.Output.TakeListing(finished);
        foreach (var report in reports)
        {
            Ledger.Add(report);
        }

        return true;
    }
}
