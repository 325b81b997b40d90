using System.Globalization;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The iterations: details, tags, performance, the images that they froze, suggestions.</content>
internal sealed partial class ProjectExporter
{
    private const int MaxLooks = 3;

    private async Task ExportIterationsAsync(IReadOnlyList<Raw<Iteration>>? iterations, bool mayReuse, CancellationToken cancellationToken)
    {
        var done = new HashSet<Guid>();
        for (var look = 1; iterations is not null && look <= MaxLooks; look++)
        {
            foreach (var iteration in iterations.Where(iteration => done.Add(iteration.Value.Id)))
            {
                await ExportIterationAsync(iteration, mayReuse, cancellationToken).ConfigureAwait(false);
            }

            // A model that was trained meanwhile may be the only one to hold an image; and a list that was short for a moment is not the last word.
            var again = await TryAsync(CategoryKeys.Iterations, Workspace, () => Client.GetIterationsAsync(projectId, cancellationToken)).ConfigureAwait(false);
            if (again is null)
            {
                return;
            }

            iterations = InOrder(again.Where(iteration => !done.Contains(iteration.Value.Id)));
            if (iterations.Count == 0)
            {
                Ledger.AddRead(CategoryKeys.Iterations, Workspace, done.Count);
                return;
            }
        }

        if (iterations is not null)
        {
            Ledger.AddGap(CategoryKeys.Iterations, Workspace, "New iterations appear faster than they can be exported.");
        }
    }

    private async Task ExportIterationAsync(Raw<Iteration> listed, bool mayReuse, CancellationToken cancellationToken)
    {
        var iterationId = listed.Value.Id;
        var scope = new Scope(projectId, iterationId);
        var iteration = await TryAsync(CategoryKeys.Iterations, scope, () => BoxAsync(Client.GetIterationAsync(projectId, iterationId, cancellationToken))).ConfigureAwait(false);
        if (iteration is null)
        {
            return;
        }

        await context.Output.WriteAsync(ArchiveLayout.IterationFile(projectId, iterationId, "iteration.json"), JsonDocuments.Object(iteration.Raw), cancellationToken).ConfigureAwait(false);
        var tags = await TryAsync(CategoryKeys.Tags, scope, () => Client.GetTagsAsync(projectId, iterationId, cancellationToken)).ConfigureAwait(false);
        await ExportImagesAsync(new ImageSet(projectId, iterationId), ExportCategories.IterationImages, mayReuse, cancellationToken).ConfigureAwait(false);
        tags = await WithSeenTagsAsync(tags, iterationId, scope, cancellationToken).ConfigureAwait(false);
        await WriteTagsAsync(tags, scope, ArchiveLayout.IterationFile(projectId, iterationId, "tags.json"), cancellationToken).ConfigureAwait(false);
        if (iteration.Raw.Value.Status is IterationStatus.Training or IterationStatus.Staging)
        {
            Ledger.AddUnfinished(CategoryKeys.Iterations, scope, iterationId, Reasons.IterationTraining);
        }

        var isTrained = iteration.Raw.Value.TrainedAt is not null || iteration.Raw.Value.Status == IterationStatus.Completed;
        await ExportPerformanceAsync(iterationId, scope, isTrained, cancellationToken).ConfigureAwait(false);
        await ExportImagePerformancesAsync(iterationId, scope, isTrained, mayReuse, cancellationToken).ConfigureAwait(false);
        await ExportSuggestionsAsync(iterationId, scope, isTrained, cancellationToken).ConfigureAwait(false);
        await ExportModelsAsync(iterationId, scope, isTrained, cancellationToken).ConfigureAwait(false);
    }

    private async Task ExportPerformanceAsync(Guid iterationId, Scope scope, bool isTrained, CancellationToken cancellationToken)
    {
        if (Excuse(ExportCategories.Performance, isTrained, isAboutEverybody: true) is { } reason)
        {
            Ledger.AddNotOffered(CategoryKeys.Performance, scope, reason);
            return;
        }

        var written = 0;
        foreach (var threshold in context.Request.PerformanceThresholds.DistinctBy(NameOf, StringComparer.Ordinal).Order().Select(value => (double?)value).Prepend(null))
        {
            try
            {
                var performance = await Client.GetIterationPerformanceAsync(projectId, iterationId, threshold, null, cancellationToken).ConfigureAwait(false);
                var name = threshold is { } value ? NameOf(value) : "performance.json";
                await context.Output.WriteAsync(ArchiveLayout.IterationFile(projectId, iterationId, name), JsonDocuments.Object(performance), cancellationToken).ConfigureAwait(false);
                written++;
            }
            catch (TrainingApiException fault) when (fault.Code == "NotFoundIterationPerformance")
            {
                Ledger.AddNotOffered(CategoryKeys.Performance, scope, FailureText.Of(fault));
                return;
            }
            catch (TrainingApiException fault)
            {
                Ledger.AddFailed(CategoryKeys.Performance, scope, fault);
                return;
            }
        }

        Ledger.AddRead(CategoryKeys.Performance, scope, written);
    }

    private static string NameOf(double threshold) => $"performance-{threshold.ToString("0.##########", CultureInfo.InvariantCulture)}.json";

    private Task ExportImagePerformancesAsync(Guid iterationId, Scope scope, bool isTrained, bool mayReuse, CancellationToken cancellationToken)
    {
        if (Excuse(ExportCategories.Performance, isTrained, isAboutEverybody: false) is { } reason)
        {
            Ledger.AddNotOffered(CategoryKeys.ImagePerformance, scope, reason);
            return Task.CompletedTask;
        }

        var path = ArchiveLayout.IterationFile(projectId, iterationId, "image-performances.jsonl");
        if (mayReuse && subject is null && context.Output.FindListing(path) is { } finished)
        {
            context.Output.TakeListing(finished);
            Ledger.Add(finished.Reports[0]);
            return Task.CompletedTask;
        }

        var listing = Client.GetImagePerformances(projectId, iterationId);
        return ExportLinesAsync(CategoryKeys.ImagePerformance, scope, path, listing, performance => performance.Id, () => listing, cancellationToken);
    }

    private Task ExportSuggestionsAsync(Guid iterationId, Scope scope, bool isTrained, CancellationToken cancellationToken)
    {
        if (Excuse(ExportCategories.Suggestions, isTrained, isAboutEverybody: false) is { } reason)
        {
            Ledger.AddNotOffered(CategoryKeys.Suggestions, scope, reason);
            return Task.CompletedTask;
        }

        return ExportLinesAsync<SuggestedImage>(
            CategoryKeys.Suggestions,
            scope,
            ArchiveLayout.IterationFile(projectId, iterationId, "suggestions.jsonl"),
            Twice(() => Client.QuerySuggestedImagesAsync(projectId, iterationId, cancellationToken), cancellationToken),
            suggestion => suggestion.Id,
            () => null,
            cancellationToken);
    }

    // Nobody counts them: an empty answer is asked for once more before it is believed.
    private static async IAsyncEnumerable<T> Twice<T>(Func<IAsyncEnumerable<T>> ask, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isEmpty = true;
        for (var look = 1; look <= 2 && isEmpty; look++)
        {
            await foreach (var item in ask().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                isEmpty = false;
                yield return item;
            }
        }
    }

    // A listing without bytes: line by line, of the chosen images where the request is about one subject.
    private async Task ExportLinesAsync<T>(
        string category,
        Scope scope,
        ArchivePath path,
        IAsyncEnumerable<Raw<T>> items,
        Func<T, Guid> imageOf,
        Func<PagedListing<T>?> counted,
        CancellationToken cancellationToken)
    {
        var lines = context.Output.BeginListing();
        await using (lines.ConfigureAwait(false))
        {
            long leftOut = 0;
            TrainingApiException? failure = null;
            try
            {
                await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    if (subject is not null && !_chosenImages.Contains(imageOf(item.Value)))
                    {
                        leftOut++;
                        continue;
                    }

                    lines.Write(JsonDocuments.Line(item.Json).Span);
                }
            }
            catch (TrainingApiException fault) when (fault.Code == "NotFoundIterationPerformance")
            {
                Ledger.AddNotOffered(category, scope, FailureText.Of(fault));
                return;
            }
            catch (TrainingApiException fault)
            {
                failure = fault;
            }

            var listing = counted();
            var report = Ledger.Describe(category, scope, lines.Count, leftOut, listing is null ? null : ListingCount.Of(listing), failure);
            await context.Output.FinishListingAsync(path, lines, report.IsWhole && listing is not null ? [report] : null, cancellationToken).ConfigureAwait(false);
            Ledger.Add(report);
        }
    }

    /// <summary>Why something of an iteration is not even asked for.</summary>
    private string? Excuse(ExportCategories category, bool isTrained, bool isAboutEverybody) =>
        !context.Wants(category) ? Reasons.LeftOut
        : subject is not null && isAboutEverybody ? Reasons.NotForOneSubject
        : !isTrained ? Reasons.NotTrained
        : null;

    private static async Task<Boxed<T>> BoxAsync<T>(Task<Raw<T>> raw) => new(await raw.ConfigureAwait(false));

    private sealed record Boxed<T>(Raw<T> Raw);
}
