using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive.Hashing;

/// <summary>Reads a file once and computes all requested digests. Not thread-safe: each thread has its own instance.</summary>
internal sealed class FileHasher : IDisposable
{
    private const int BufferLength = 256 * 1024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
    private readonly IncrementalHash?[] _hashes = new IncrementalHash?[BagAlgorithm.All.Count];
    private readonly byte[][] _digests = [.. BagAlgorithm.All.Select(algorithm => new byte[algorithm.Size])];

    /// <summary>Gets a digest of the last file.</summary>
    public ReadOnlySpan<byte> this[BagAlgorithm algorithm] => _digests[algorithm.Index];

    /// <summary>Hashes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">The length reported by the file system.</param>
    /// <param name="algorithms">A bit mask of the requested algorithms.</param>
    /// <param name="read">Receives the number of bytes of each read.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public void Hash(string path, long length, byte algorithms, Action<long> read, CancellationToken cancellationToken)
    {
        // A file with length 0 is not opened: it may be a named pipe, and opening it would block.
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
                    // Most files are images that fit into the buffer and can be hashed in one call, without state.
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
            Finish(algorithms); // discards the state of the incomplete file
            throw;
        }
    }

    /// <summary>Hashes a stream from its beginning.</summary>
    /// <returns>The number of bytes that were read.</returns>
    public ValueTask<long> HashAsync(Stream stream, byte algorithms, CancellationToken cancellationToken) =>
        // An asynchronous read of a local file would only move the wait to another thread.
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
