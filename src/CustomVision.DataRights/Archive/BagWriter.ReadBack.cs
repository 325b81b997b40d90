using System.Buffers;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Archive;

/// <content>Reading everything again from where it is stored, before the export is reported as complete.</content>
internal sealed partial class BagWriter
{
    private const int ReadBuffer = 128 * 1024;

    /// <summary>Compares every file that was written or added so far with what the sink reads back.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Every difference, sorted by path; <see langword="null"/> where the sink can't be read again.</returns>
    public async Task<IReadOnlyList<ArchiveFinding>?> ReadBackAsync(CancellationToken cancellationToken)
    {
        var files = Sorted();
        var findings = new FindingList();
        var readable = true;
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, files.Length + _tagFiles.Count),
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
                async (index, token) =>
                {
                    var file = index < files.Length ? Entry(files[index]) : _tagFiles[index - files.Length];
                    if (!await ReadBackAsync(file, findings, token).ConfigureAwait(false))
                    {
                        Volatile.Write(ref readable, false);
                    }
                }
            )
            .ConfigureAwait(false);
        return readable ? findings.ToSorted() : null;
    }

    private async ValueTask<bool> ReadBackAsync(ArchiveFile expected, FindingList findings, CancellationToken cancellationToken)
    {
        Stream? stream;
        try
        {
            stream = await _sink.OpenReadAsync(expected.Path, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            findings.Add(ArchiveFindingKind.Missing, expected.Path.Value, "The file was written, and is not there any more.");
            return true;
        }

        if (stream is null)
        {
            return false;
        }

        await using var closing = stream.ConfigureAwait(false);
        if (OperatingSystem.IsLinux() && stream is FileStream file)
        {
            LinuxDisk.Forget(file.SafeFileHandle); // what is compared shall come from the disk
        }

        var (length, digest) = await HashAsync(stream, cancellationToken).ConfigureAwait(false);
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
        else if (digest != expected.Sha256)
        {
            findings.Add(ArchiveFindingKind.Changed, expected.Path.Value, "The bytes that are read back are not those that were written.");
        }

        return true;
    }

    private static async ValueTask<(long Length, Sha256Digest Digest)> HashAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBuffer);
        try
        {
            long length = 0;
            while (true)
            {
                // An asynchronous read of a local file moves the same wait to another thread, and this one is here to wait.
#pragma warning disable CA1849, MA0042
                var read =
                    stream is FileStream ? stream.Read(buffer) : await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1849, MA0042
                if (read == 0)
                {
                    var digest = new byte[Sha256Digest.ByteCount];
                    hash.GetHashAndReset(digest);
                    return (length, new Sha256Digest(digest));
                }

                hash.AppendData(buffer, 0, read);
                length += read;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
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
