namespace CustomVision.DataRights.Archive;

/// <summary>
/// A zip entry. Several entries may be open at once: each read locks the zip's gate, because all entries share one file and its position. A
/// damaged entry causes an <see cref="IOException"/>, like a damaged disk.
/// </summary>
internal sealed class ZipReadStream(Stream entry, long length, Lock gate) : ReadOnlyStream
{
    public override long Length => length;

    public override int Read(Span<byte> buffer)
    {
        lock (gate)
        {
            try
            {
                return entry.Read(buffer);
            }
            catch (InvalidDataException damaged)
            {
                throw new IOException("The zip is damaged.", damaged);
            }
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (gate)
            {
                entry.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
