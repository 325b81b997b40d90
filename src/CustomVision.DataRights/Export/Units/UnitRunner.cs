using System.Collections.Concurrent;
using System.Diagnostics;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Telemetry;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export.Units;

/// <inheritdoc cref="IExportUnitRunner"/>
internal sealed class UnitRunner(TrainingClient client, TimeProvider time, ILogger logger) : IExportUnitRunner
{
    private const int LooksForTakeover = 10;
    private const int LooksForOther = 300;
    private static readonly TimeSpan PauseBetweenLooks = TimeSpan.FromSeconds(2);

    private readonly AdaptiveLimit _limit = new(client.MaxDownloads, time, logger);

    public async Task<UnitResult> RunAsync(UnitPlace place, string unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        var work = place.Work;
        var plan = await work.FindAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false);
        if (await UnitDoneText.FindAsync(work, unit, cancellationToken).ConfigureAwait(false) is { } done)
        {
            return await EndAsync(work, unit, done, attempts: 1, cancellationToken).ConfigureAwait(false);
        }

        if (await work.FindAsync(UnitNames.Links(unit), cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return await UnitDoneText.FindAsync(work, unit, cancellationToken).ConfigureAwait(false)
                ?? await FailAsync().ConfigureAwait(false);
        }

        var text = UnitText.Read(content);
        using var activity = DataRightsTelemetry.Source.StartActivity("customvision.export.unit", ActivityKind.Consumer, text.Header.Trace);
        while (true)
        {
            var attempt = await BeginAsync(work, unit, cancellationToken).ConfigureAwait(false);
            try
            {
                if (await WorkStoreEnd.HasBegunAsync(work, cancellationToken).ConfigureAwait(false))
                {
                    return await FailAsync().ConfigureAwait(false);
                }

                await EnsureSameExportAsync(attempt).ConfigureAwait(false);
                var (header, files) = await DownloadAsync(place, text, unit, attempt, cancellationToken).ConfigureAwait(false);

                await EnsureSameExportAsync(attempt).ConfigureAwait(false);

                // The record of the first process counts. Any later one is discarded.
                await work.TryCreateAsync(UnitNames.Pages(unit), text.ToUtf8WithoutLinks(), cancellationToken).ConfigureAwait(false);
                await work.TryCreateAsync(UnitNames.Done(unit), UnitDoneText.Write(header, files), cancellationToken).ConfigureAwait(false);
                var result =
                    await UnitDoneText.FindAsync(work, unit, cancellationToken).ConfigureAwait(false)
                    ?? UnitDoneText.ResultOf(unit, header);
                return await EndAsync(work, unit, result, attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (UnitTakenOverException)
            {
                if (await WaitForOtherAsync(work, unit, attempt, cancellationToken).ConfigureAwait(false) is { } other)
                {
                    return other;
                }
            }
        }

        async Task EnsureSameExportAsync(int attempt)
        {
            if (
                await work.FindAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false) is { } now
                && !now.AsSpan().SequenceEqual(plan)
            )
            {
                await work.DeleteAsync(UnitNames.Begun(unit, attempt), cancellationToken).ConfigureAwait(false);
                throw new DataRightsException(
                    $"The export has ended, and another one has begun in {work.Location}, while this worker was stopped. Nothing was "
                        + $"recorded about the unit {unit}."
                );
            }
        }

        async Task<UnitResult> FailAsync()
        {
            if (await WorkStoreEnd.HasBegunAsync(work, cancellationToken).ConfigureAwait(false))
            {
                await DeleteAsync(work, unit, cancellationToken).ConfigureAwait(false);
                throw new DataRightsException(
                    $"{work.Location} has no plan of a running export. Either the export has ended, and nothing is left to do, or this "
                        + $"worker uses another work store than its coordinator: compare their settings. Unit: {unit}."
                );
            }

            throw new DataRightsException($"{work.Location} has no unit {unit}. Start the export again; it lists the unit again.");
        }
    }

    // Gets the number of this attempt at the unit.
    private static async Task<int> BeginAsync(IUnitStore work, string unit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await work.TryCreateAsync(UnitNames.Begun(unit, attempt), default, cancellationToken).ConfigureAwait(false))
            {
                return attempt;
            }
        }
    }

    // The engine has assigned the unit to another worker, or may have done so while this process was suspended. Waiting for its result
    // avoids downloading the same files twice. If all others were busy, none has begun it, and the engine still assigns it to this process.
    private async Task<UnitResult?> WaitForOtherAsync(IUnitStore work, string unit, int attempt, CancellationToken cancellationToken)
    {
        var isTaken = false;
        for (var look = 0; look < LooksForOther; look++)
        {
            if (await UnitDoneText.FindAsync(work, unit, cancellationToken).ConfigureAwait(false) is { } done)
            {
                return done;
            }

            if (await work.FindAsync(UnitNames.Links(unit), cancellationToken).ConfigureAwait(false) is null)
            {
                return await UnitDoneText.FindAsync(work, unit, cancellationToken).ConfigureAwait(false)
                    ?? throw new DataRightsException(
                        $"The export has ended while another worker had the unit {unit}. Nothing is left to do."
                    );
            }

            isTaken |= await work.FindAsync(UnitNames.Begun(unit, attempt + 1), cancellationToken).ConfigureAwait(false) is not null;
            if (!isTaken && look == LooksForTakeover)
            {
                return null;
            }

            await Task.Delay(PauseBetweenLooks, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    // What a worker writes after the end of the export is deleted here, since the deletion of the work state may not have seen it. What was
    // written before, it sees.
    private static async Task<UnitResult> EndAsync(
        IUnitStore work,
        string unit,
        UnitResult result,
        int attempts,
        CancellationToken cancellationToken
    )
    {
        if (await WorkStoreEnd.HasBegunAsync(work, cancellationToken).ConfigureAwait(false))
        {
            await DeleteAsync(work, unit, cancellationToken).ConfigureAwait(false);
            return result;
        }

        await work.DeleteAsync(UnitNames.Links(unit), cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            await work.DeleteAsync(UnitNames.Begun(unit, attempt), cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    // Deletes what workers have written about a unit of an export that has ended.
    private static async Task DeleteAsync(IUnitStore work, string unit, CancellationToken cancellationToken)
    {
        await work.DeleteAsync(UnitNames.Done(unit), cancellationToken).ConfigureAwait(false);
        await work.DeleteAsync(UnitNames.Pages(unit), cancellationToken).ConfigureAwait(false);
        await foreach (var name in work.ListAsync(UnitNames.Begun(unit, attempt: 1), cancellationToken).ConfigureAwait(false))
        {
            if (UnitNames.IsBegun(name, unit))
            {
                await work.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<(UnitDone Header, IReadOnlyList<UnitFile> Files)> DownloadAsync(
        UnitPlace place,
        UnitText text,
        string unit,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var project = text.Header.ProjectId;
        var sink = place.Archives.OpenSink(ArchiveGroupJob.NameOf(project));
        using var bag = new BagWriter(sink, time);
        var downloader = new BlobDownloader(client, new UnitDownloads(sink, bag, isRepeated: attempt > 1), _limit, new UnitMeter(time));
        using var watch = new UnitWatch(place.Work, unit, attempt, time);
        var outcomes = new ConcurrentBag<(Blob Blob, DownloadOutcome Outcome)>();
        await Parallel
            .ForEachAsync(
                text.Fetched.SelectMany(image => text.Header.Renditions.Select(rendition => BlobOf(project, image.Value, rendition))),
                new ParallelOptions { MaxDegreeOfParallelism = client.MaxDownloads, CancellationToken = cancellationToken },
                async (blob, token) =>
                {
                    await watch.EnsureOwnAsync(token).ConfigureAwait(false);
                    outcomes.Add((blob, await downloader.DownloadAsync(blob, token).ConfigureAwait(false)));
                }
            )
            .ConfigureAwait(false);

        // Files that were not read back as they were written are left to the coordinator, like failed downloads.
        var damaged = (await bag.ReadBackAsync(cancellationToken).ConfigureAwait(false) ?? [])
            .Select(finding => finding.Path)
            .ToHashSet(StringComparer.Ordinal);
        var files = outcomes
            .Where(pair =>
                pair.Outcome.File is { } file && !damaged.Contains(BagWriter.Data.Append(pair.Blob.File.PathWith(file.Extension)).Value)
            )
            .Select(pair => FileOf(pair.Blob, pair.Outcome.File!.Value))
            .OrderBy(file => file.Id)
            .ThenBy(file => file.Rendition)
            .ToList();
        var expired = outcomes.Where(pair => pair.Outcome.HasExpired).Select(pair => pair.Blob.File.ObjectId).Distinct().Order().ToList();
        return (
            new UnitDone
            {
                Listed = text.Header.Listed,
                Files = files.Count,
                Bytes = files.Sum(file => file.Length),
                Expired = expired,
                Failed = outcomes.Count - files.Count - outcomes.Count(pair => pair.Outcome.HasExpired),
            },
            files
        );
    }

    private static Blob BlobOf(Guid project, Image image, ImageRendition rendition) =>
        Blob.OfImage(project, image.Id, rendition, BlobLink.ToRendition(rendition, image), refreshAsync: null);

    private static UnitFile FileOf(Blob blob, StoredFile stored) =>
        new()
        {
            Id = blob.File.ObjectId,
            Rendition = blob.File.Rendition,
            Extension = stored.Extension,
            Length = stored.Length,
            Sha256 = stored.Sha256.ToString(),
            IntegrityWarning = stored.IntegrityWarning == IntegrityWarning.None ? blob.Link.IntegrityWarning : stored.IntegrityWarning,
        };
}
