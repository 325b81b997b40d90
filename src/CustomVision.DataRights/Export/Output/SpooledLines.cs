using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>A JSONL file that is still being written, outside the archive.</summary>
internal sealed class SpooledLines(string path, FileStream stream) : IAsyncDisposable
{
    public string Path { get; } = path;

    public long Count { get; private set; }

    /// <summary>Writes a line; the line feed is added.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }
        catch (IOException fault)
        {
            throw StorageFault.Explain(fault);
        }

        Count++;
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            throw StorageFault.Explain(fault);
        }

        await stream.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
