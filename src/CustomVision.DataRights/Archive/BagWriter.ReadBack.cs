using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive;

/// <content>Reads all files back from the storage before the export is reported as complete.</content>
internal sealed partial class BagWriter
{
    /// <summary>Compares every file that was written or added so far with its stored content.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Every difference, sorted by path; <see langword="null"/> if the sink cannot be read back.</returns>
    public async Task<IReadOnlyList<ArchiveFinding>?> ReadBackAsync(CancellationToken cancellationToken)
    {
        var files = Array.FindAll(Sorted(), NeedsReadBack);
        var count = files.Length + _tagFiles.Count;
        var findings = new FindingList();
        var readable = true;
        var next = -1;
        var readers = Math.Min((_sink as IResumableArchiveSink)?.MaxConcurrentReads ?? Environment.ProcessorCount, count);
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, readers),
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Max(1, readers) },
                async (_, token) =>
                {
                    using var hasher = new FileHasher();
                    for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                    {
                        token.ThrowIfCancellationRequested();
                        if (index < files.Length && _sink is DirectoryArchiveSink directory)
                        {
                            ReadBack(directory, files[index], hasher, findings, token);
                            continue;
                        }

                        var file = index < files.Length ? Entry(files[index]) : _tagFiles[index - files.Length];
                        if (!await ReadBackAsync(file, hasher, findings, token).ConfigureAwait(false))
                        {
                            Volatile.Write(ref readable, false);
                        }
                    }
                }
            )
            .ConfigureAwait(false);
        return readable ? findings.ToSorted() : null;
    }

    private async ValueTask<bool> ReadBackAsync(
        ArchiveFile expected,
        FileHasher hasher,
        FindingList findings,
        CancellationToken cancellationToken
    )
    {
        Stream? stream;
        try
        {
            stream = await _sink.OpenReadAsync(expected.Path, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            AddMissing(findings, expected);
            return true;
        }

        if (stream is null)
        {
            return false;
        }

        await using var closing = stream.ConfigureAwait(false);
        if (OperatingSystem.IsLinux() && stream is FileStream file)
        {
            LinuxDisk.Forget(file.SafeFileHandle); // the bytes to compare must come from the disk, not from the cache
        }

        var length = await hasher.HashAsync(stream, BagAlgorithm.Sha256.Bit, cancellationToken).ConfigureAwait(false);
        Compare(expected, length, hasher, findings);
        return true;
    }

    // Reads a payload file of a directory as ReadBackAsync does, but creates its path only for a finding.
    [SkipLocalsInit]
    private void ReadBack(
        DirectoryArchiveSink directory,
        int id,
        FileHasher hasher,
        FindingList findings,
        CancellationToken cancellationToken
    )
    {
        Span<char> path = stackalloc char[ArchivePath.MaxBytes];
        Content content;
        int pathLength;
        lock (_lock)
        {
            (content, pathLength) = (_contents[id], _paths.Write(id, path));
        }

        try
        {
            using var file = directory.OpenHandle(path[..pathLength]);
            if (OperatingSystem.IsLinux())
            {
                LinuxDisk.Forget(file);
            }

            var length = hasher.Hash(file, RandomAccess.GetLength(file), BagAlgorithm.Sha256.Bit, read: null, cancellationToken);
            if (length != content.Length || new Sha256Digest(hasher[BagAlgorithm.Sha256]) != content.Sha256)
            {
                Compare(Entry(id), length, hasher, findings);
            }
        }
        catch (FileNotFoundException)
        {
            AddMissing(findings, Entry(id));
        }
    }

    private static void AddMissing(FindingList findings, ArchiveFile expected) =>
        findings.Add(ArchiveFindingKind.Missing, expected.Path.Value, "The file was written, but no longer exists.");

    private static void Compare(ArchiveFile expected, long length, FileHasher hasher, FindingList findings)
    {
        if (length != expected.Length)
        {
            findings.Add(
                ArchiveFindingKind.Changed,
                expected.Path.Value,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{expected.Length} bytes were written, {length} are read back."
                )
            );
        }
        else if (new Sha256Digest(hasher[BagAlgorithm.Sha256]) != expected.Sha256)
        {
            findings.Add(ArchiveFindingKind.Changed, expected.Path.Value, "The bytes that are read back are not those that were written.");
        }
    }

    private bool NeedsReadBack(int id)
    {
        lock (_lock)
        {
            return !_contents[id].IsReadBack;
        }
    }

    private ArchiveFile Entry(int id)
    {
        lock (_lock)
        {
            var content = _contents[id];
            return new ArchiveFile(ArchivePath.Parse(_paths[id]), content.Length, content.Sha256);
        }
    }
}
