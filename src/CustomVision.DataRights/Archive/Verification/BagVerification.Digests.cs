using CustomVision.DataRights.Archive.Hashing;
using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>Recomputes every digest. Each file is read once for all of its algorithms, and several files are read concurrently.</content>
internal sealed partial class BagVerification
{
    private async Task<(long Files, long Bytes)> CheckDigestsAsync()
    {
        var work = new ChunkedList<int>();
        var bytes = 0L;
        for (var id = 0; id < _catalog.Count; id++)
        {
            if (_catalog[id] is { IsThere: true, Digests: not 0 } file)
            {
                work.Add(id);
                bytes += file.Length;
            }
        }

        var meter = new ProgressReporter<VerificationProgress>(progress, TimeProvider.System, VerificationProgress.None, Read);
        meter.Files.Expect(work.Count);
        meter.Bytes.Expect(bytes);
        var next = -1;
        var readers = Math.Min(files.Readers, work.Count);
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, readers),
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Max(1, readers) },
                async (_, token) =>
                {
                    using var hasher = new FileHasher();
                    Action<long> read = count =>
                    {
                        meter.Bytes.Add(count);
                        meter.Tick();
                    };
                    for (var i = Interlocked.Increment(ref next); i < work.Count; i = Interlocked.Increment(ref next))
                    {
                        token.ThrowIfCancellationRequested();
                        await CheckDigestsAsync(work[i], hasher, read).ConfigureAwait(false);
                        meter.Files.Add(1);
                        meter.Tick();
                    }
                }
            )
            .ConfigureAwait(false);
        meter.Update();
        return (meter.Files.Done, meter.Bytes.Done);
    }

    private static VerificationProgress Read(VerificationProgress report, ProgressMeter meter) => report with
    {
        FilesDone = meter.Files.Done,
        FilesTotal = meter.Files.Total,
        BytesDone = meter.Bytes.Done,
        BytesTotal = meter.Bytes.Total,
        BytesPerSecond = meter.PerSecond(meter.Bytes),
        EstimatedRemaining = meter.Remaining(meter.Bytes),
    };

    private async ValueTask CheckDigestsAsync(int id, FileHasher hasher, Action<long> read)
    {
        var file = _catalog[id];
        var path = _catalog.Paths[id];
        try
        {
            await files.HashAsync(hasher, path, file.Length, file.Digests, read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            _findings.AddUnreadable(path);
            return;
        }

        foreach (var algorithm in BagAlgorithm.All)
        {
            if ((file.Digests & algorithm.Bit) != 0 && !hasher[algorithm].SequenceEqual(_catalog.Digest(id, algorithm)))
            {
                _findings.Add(
                    ArchiveFindingKind.Changed,
                    path,
                    $"Its content does not have the digest that {(file.IsPayload ? "" : "tag")}manifest-{algorithm.Name}.txt gives."
                );
            }
        }
    }
}
