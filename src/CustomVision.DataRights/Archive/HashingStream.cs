using System.Security.Cryptography;

namespace CustomVision.DataRights.Archive;

/// <summary>Writes bytes to an inner stream, counts them and computes their SHA-256 digest. Leaves the inner stream open.</summary>
/// <remarks>Flush calls are not forwarded: flushing after each line would ruin the compression of a zip.</remarks>
internal sealed class HashingStream(Stream inner) : WriteOnlyStream
{
    private IncrementalHash? _hash = HashPool.Sha256.Rent();

    /// <summary>The number of bytes written.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Gets the digest of all bytes written. Can be called only once, because it completes the computation.</summary>
    public Sha256Digest GetDigest()
    {
        Span<byte> digest = stackalloc byte[Sha256Digest.ByteCount];
        HashPool.Sha256.Finish(_hash!, digest);
        _hash = null;
        return new Sha256Digest(digest);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Count(buffer);
    }

    // Bytes are counted and hashed after the write, so that a failed write does not affect the digest.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var write = inner.WriteAsync(buffer, cancellationToken);
        if (!write.IsCompletedSuccessfully)
        {
            return AwaitAsync(write, buffer);
        }

        write.GetAwaiter().GetResult();
        Count(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
            _hash = null;
        }

        base.Dispose(disposing);
    }

    private async ValueTask AwaitAsync(ValueTask write, ReadOnlyMemory<byte> buffer)
    {
        await write.ConfigureAwait(false);
        Count(buffer.Span);
    }

    private void Count(ReadOnlySpan<byte> written)
    {
        ObjectDisposedException.ThrowIf(_hash is null, this);
        _hash.AppendData(written);
        BytesWritten += written.Length;
    }
}
