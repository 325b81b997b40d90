using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The iterations: details, tags, performance, frozen images and suggestions.</content>
internal sealed partial class ProjectExporter
{
    // Reads the iterations with their tags, and returns those that could be read.
    private async Task<IReadOnlyList<IterationRead>> ReadIterationsAsync(
        IReadOnlyList<Raw<Iteration>> listed,
        CancellationToken cancellationToken
    )
    {
        var read = new List<IterationRead>(listed.Count);
        foreach (var iterationId in listed.Select(iteration => iteration.Value.Id))
        {
            var scope = new ArchiveScope(projectId, iterationId);
            if (
                await TryAsync(
                        ArchiveCategories.Iterations,
                        scope,
                        () => BoxAsync(Client.GetIterationAsync(projectId, iterationId, cancellationToken))
                    )
                    .ConfigureAwait(false) is
                { Raw: var iteration }
            )
            {
                var details = JsonDocuments.Object(others?.Apply(iteration, BlankRules.Iteration) ?? iteration);
                await context
                    .Output.WriteAsync(PayloadPlace.DocumentOf(ArchiveCategories.Iterations, scope), details, cancellationToken)
                    .ConfigureAwait(false);
                var tags = await ReadTagsAsync(iterationId, cancellationToken).ConfigureAwait(false);
                NoticeNames(tags);
                read.Add(new IterationRead(iteration.Value, tags));
                if (iteration.Value.Status is IterationStatus.Training or IterationStatus.Staging)
                {
                    Ledger.AddDifference(ArchiveCategories.Iterations, scope, iterationId, Reasons.IterationTraining);
                }
            }
        }

        return read;
    }

    // Exports everything except the images.
    private async Task ExportFactsAsync(IReadOnlyList<IterationRead> iterations, CancellationToken cancellationToken)
    {
        await BuildModelsAsync(iterations, cancellationToken).ConfigureAwait(false);
        foreach (var iteration in iterations)
        {
            var scope = new ArchiveScope(projectId, iteration.Id);
            await ExportPerformanceAsync(iteration.Id, scope, iteration.IsTrained, cancellationToken).ConfigureAwait(false);
            await ExportImagePerformancesAsync(iteration.Id, scope, iteration.IsTrained, cancellationToken).ConfigureAwait(false);
            await ExportSuggestionsAsync(iteration, scope, cancellationToken).ConfigureAwait(false);
            await ExportModelsAsync(iteration.Id, scope, iteration.IsTrained, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ExportPerformanceAsync(Guid iterationId, ArchiveScope scope, bool isTrained, CancellationToken cancellationToken)
    {
        if (SkipReasonOf(ExportCategories.Performance, isTrained, isAboutEverybody: true) is { } reason)
        {
            Ledger.AddNotOffered(ArchiveCategories.Performance, scope, reason);
            return;
        }

        var written = 0;
        foreach (
            var threshold in context
                .Request.PerformanceThresholds.DistinctBy(value => PayloadPlace.PerformanceOf(scope, value))
                .Order()
                .Select(value => (double?)value)
                .Prepend(null)
        )
        {
            try
            {
                var performance = await Client
                    .GetIterationPerformanceAsync(projectId, iterationId, threshold, null, cancellationToken)
                    .ConfigureAwait(false);
                await context
                    .Output.WriteAsync(PayloadPlace.PerformanceOf(scope, threshold), JsonDocuments.Object(performance), cancellationToken)
                    .ConfigureAwait(false);
                written++;
            }
            catch (TrainingApiException fault) when (SaysWithoutPerformance(fault) && written == 0)
            {
                Ledger.AddNotOffered(ArchiveCategories.Performance, scope, FailureText.Of(fault));
                return;
            }
            catch (TrainingApiException fault) when (SaysWithoutPerformance(fault))
            {
                // The performance exists, but a part of it could not be retrieved.
                Ledger.AddGap(ArchiveCategories.Performance, scope, FailureText.Of(fault), written);
                return;
            }
            catch (TrainingApiException fault)
            {
                Ledger.AddFailed(ArchiveCategories.Performance, scope, fault, written);
                return;
            }
        }

        Ledger.AddRead(ArchiveCategories.Performance, scope, written);
    }

    private Task ExportImagePerformancesAsync(Guid iterationId, ArchiveScope scope, bool isTrained, CancellationToken cancellationToken)
    {
        if (SkipReasonOf(ExportCategories.Performance, isTrained, isAboutEverybody: false) is { } reason)
        {
            Ledger.AddNotOffered(ArchiveCategories.ImagePerformance, scope, reason);
            return Task.CompletedTask;
        }

        var listing = Client.GetRawImagePerformances(projectId, iterationId, _images);
        listing.Hint = _counts.GetValueOrDefault(iterationId);
        var path = PayloadPlace.DocumentOf(ArchiveCategories.ImagePerformance, scope);
        return ExportLinesAsync(
            ArchiveCategories.ImagePerformance,
            scope,
            path,
            listing,
            performance => performance.Id,
            _ => Task.FromResult<ListingCount?>(ListingCount.Of(listing)),
            cancellationToken
        );
    }

    private Task ExportSuggestionsAsync(IterationRead iteration, ArchiveScope scope, CancellationToken cancellationToken)
    {
        if (SkipReasonOf(ExportCategories.Suggestions, iteration.IsTrained, isAboutEverybody: false) is { } reason)
        {
            Ledger.AddNotOffered(ArchiveCategories.Suggestions, scope, reason);
            return Task.CompletedTask;
        }

        return ExportLinesAsync(
            ArchiveCategories.Suggestions,
            scope,
            PayloadPlace.DocumentOf(ArchiveCategories.Suggestions, scope),
            Client.QuerySuggestedImagesAsync(projectId, iteration.Id, cancellationToken, keepsUnread: true),
            suggestion => suggestion.Id,
            found => CountSuggestionsAsync(iteration, found, cancellationToken),
            cancellationToken
        );
    }

    // The service counts suggestions for each tag, and an image may have several tags, so the highest count must not exceed the number of
    // listed images. Without tags there is no count.
    private async Task<ListingCount?> CountSuggestionsAsync(IterationRead iteration, long found, CancellationToken cancellationToken)
    {
        if (iteration.Tags is not { Count: > 0 } tags)
        {
            return null;
        }

        var counts = await Client
            .GetSuggestedImageCountsAsync(projectId, iteration.Id, tags.Select(tag => tag.Value.Id), cancellationToken)
            .ConfigureAwait(false);
        var most = counts.Count == 0 ? 0 : counts.Values.Max();
        return most > found ? new ListingCount(IsSettled: false, most, (int)found) : null;
    }

    // Exports a listing without files, line by line. For one subject, only the lines of the selected images.
    private async Task ExportLinesAsync<T>(
        ArchiveCategory category,
        ArchiveScope scope,
        ArchivePath path,
        IAsyncEnumerable<Raw<T>> items,
        Func<T, Guid> imageOf,
        Func<long, Task<ListingCount?>> countAsync,
        CancellationToken cancellationToken
    )
    {
        var lines = context.Output.BeginListing(path);
        await using (lines.ConfigureAwait(false))
        {
            long leftOut = 0;
            long unread = 0;
            ListingCount? count = null;
            TrainingApiException? failure = null;
            try
            {
                await foreach (var item in ReadableAsync(items, category, scope, _ => unread++, cancellationToken).ConfigureAwait(false))
                {
                    if (subject?.HasChosen(imageOf(item.Value)) == false)
                    {
                        leftOut++;
                        continue;
                    }

                    var line = JsonDocuments.TransientLine(item.Json);
                    line = others?.Apply(line, imageOf(item.Value), scope.IterationId) ?? line;
                    lines.Write(line.Span, line.Span);
                    item.Page?.Dispose();
                }

                count = await countAsync(lines.Count + leftOut + unread).ConfigureAwait(false);
            }
            catch (TrainingApiException fault) when (SaysWithoutPerformance(fault))
            {
                Ledger.AddNotOffered(category, scope, FailureText.Of(fault));
                return;
            }
            catch (TrainingApiException fault)
            {
                failure = fault;
            }

            var report = Ledger.Describe(category, scope, lines.Count, leftOut, count, failure).WithUnread(unread);
            if (await context.Output.FinishListingAsync(path, lines, report.IsWhole, cancellationToken).ConfigureAwait(false))
            {
                Ledger.AddChange(Reasons.IterationDataChanged(projectId, scope.IterationId, category.ToString()));
            }

            Ledger.Add(report);
        }
    }

    /// <summary>Gets the reason why a category of an iteration is not requested; null if it is.</summary>
    private string? SkipReasonOf(ExportCategories category, bool isTrained, bool isAboutEverybody) =>
        !context.Wants(category) ? Reasons.LeftOut
        : subject is not null && isAboutEverybody ? Reasons.NotForOneSubject
        : !isTrained ? Reasons.NotTrained
        : null;

    private static async Task<Boxed<T>> BoxAsync<T>(Task<Raw<T>> raw) => new(await raw.ConfigureAwait(false));

    private sealed record Boxed<T>(Raw<T> Raw);

    // Gets whether the iteration exists and was never evaluated. A plain NotFound could refer to the iteration.
    private static bool SaysWithoutPerformance(TrainingApiException fault) =>
        ServiceAnswer.SaysGone(fault, ServiceObjectKind.IterationPerformance, isOneOfSeveral: true);
}
