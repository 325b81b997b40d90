using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive.Hashing;

/// <summary>Reads a file once and computes all of its digests. Each thread has its own.</summary>
internal sealed class FileHasher : IDisposable
{
    private const int BufferLength = 256 * 1024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
    private readonly IncrementalHash?[] _hashes = new IncrementalHash?[BagAlgorithm.All.Count];
    private readonly byte[][] _digests = [.. BagAlgorithm.All.Select(algorithm => new byte[algorithm.Size])];

    /// <summary>The digest that the last file had.</summary>
    public ReadOnlySpan<byte> this[BagAlgorithm algorithm] => _digests[algorithm.Index];

    /// <summary>Hashes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">The length that the file system told.</param>
    /// <param name="algorithms">A bit for each algorithm that is wanted.</param>
    /// <param name="read">Receives the number of bytes as they are read.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public void Hash(string path, long length, byte algorithms, Action<long> read, CancellationToken cancellationToken)
    {
        // What has no length is not opened: it may be no regular file, and to open a named pipe is to wait forever.
        if (length == 0)
        {
            HashWhole([], algorithms);
            return;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Hash(file, length, algorithms, read, cancellationToken);
    }

    /// <summary>Hashes an open file.</summary>
    /// <returns>The number of bytes that were read.</returns>
    public long Hash(SafeFileHandle file, long length, byte algorithms, Action<long>? read, CancellationToken cancellationToken)
    {
        long position = 0;
        try
        {
            while (true)
            {
                var count = RandomAccess.Read(file, _buffer, position);
                read?.Invoke(count);
                if (position == 0 && count == length)
                {
                    // Most files are images that fit: one call each, and no state to keep.
                    HashWhole(_buffer.AsSpan(0, count), algorithms);
                    return count;
                }

                if (count == 0)
                {
                    Finish(algorithms);
                    return position;
                }

                Append(_buffer.AsSpan(0, count), algorithms);
                position += count;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            Finish(algorithms); // the half of this file is not a part of the next one
            throw;
        }
    }

    /// <summary>Hashes a stream from its beginning.</summary>
    /// <returns>The number of bytes that were read.</returns>
    public ValueTask<long> HashAsync(Stream stream, byte algorithms, CancellationToken cancellationToken) =>
        // An asynchronous read of a local file moves the same wait to another thread, and this one is here to wait.
        stream is FileStream file
            ? ValueTask.FromResult(Hash(file.SafeFileHandle, file.Length, algorithms, read: null, cancellationToken))
            : ReadAsync(stream, algorithms, cancellationToken);

    public void Dispose()
    {
        foreach (var hash in _hashes)
        {
            hash?.Dispose();
        }
    }

    private async ValueTask<long> ReadAsync(Stream stream, byte algorithms, CancellationToken cancellationToken)
    {
        try
        {
            long position = 0;
            int count;
            while ((count = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                Append(_buffer.AsSpan(0, count), algorithms);
                position += count;
            }

            Finish(algorithms);
            return position;
        }
        catch
        {
            Finish(algorithms);
            throw;
        }
    }

    private void HashWhole(ReadOnlySpan<byte> content, byte algorithms)
    {
        foreach (var algorithm in BagAlgorithm.All)
        {
            if ((algorithms & algorithm.Bit) != 0)
            {
                CryptographicOperations.HashData(algorithm.Hash, content, _digests[algorithm.Index]);
            }
        }
    }

    private void Append(ReadOnlySpan<byte> content, byte algorithms)
    {
        foreach (var algorithm in BagAlgorithm.All)
        {
            if ((algorithms & algorithm.Bit) != 0)
            {
                (_hashes[algorithm.Index] ??= IncrementalHash.CreateHash(algorithm.Hash)).AppendData(content);
            }
        }
    }

    private void Finish(byte algorithms)
    {
        foreach (var algorithm in BagAlgorithm.All)
        {
            if ((algorithms & algorithm.Bit) != 0)
            {
                (_hashes[algorithm.Index] ??= IncrementalHash.CreateHash(algorithm.Hash)).GetHashAndReset(_digests[algorithm.Index]);
            }
        }
    }
}
