using System.Buffers;
using System.IO.Pipelines;

namespace CustomVision.DataRights.Archive;

/// <summary>The output stream of the zip: the writing end of a pipe.</summary>
internal sealed class ZipPipeStream(PipeWriter writer) : WriteOnlyStream
{
    // Called only when a compressor is disposed. Blocks on the pump, which never waits for this thread.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        writer.Write(buffer);
        var flush = writer.FlushAsync();
        Check(flush.IsCompleted ? flush.GetAwaiter().GetResult() : flush.AsTask().GetAwaiter().GetResult());
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Check(await writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(false));

    public override void Flush()
    {
        // Every write is passed to the pump immediately.
    }

    private static void Check(FlushResult flushed)
    {
        if (flushed.IsCompleted)
        {
            throw new ArchiveStorageException("The stream that the zip is written to accepts no more bytes. Start the export again.");
        }
    }
}
