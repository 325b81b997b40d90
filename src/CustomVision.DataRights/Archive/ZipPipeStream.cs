using System.Buffers;
using System.IO.Pipelines;

namespace CustomVision.DataRights.Archive;

/// <summary>What the zip is written to: the writing end of a pipe.</summary>
internal sealed class ZipPipeStream(PipeWriter writer) : WriteOnlyStream
{
    // Reached only by what a compressor does on its way out. It waits for the pump, which never waits for this thread.
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
        // Every write is handed to the pump at once.
    }

    private static void Check(FlushResult flushed)
    {
        if (flushed.IsCompleted)
        {
            throw new ArchiveStorageException("The stream that the zip is written to takes no more bytes. Start the export again.");
        }
    }
}
