using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>A JSONL file that is still being written, outside the archive.</summary>
internal sealed class SpooledLines(string path, StorageWriteStream stream) : IAsyncDisposable
{
    public string Path { get; } = path;

    public long Count { get; private set; }

    /// <summary>Writes a line; the line feed is added.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        stream.Write(line);
        stream.WriteByte((byte)'\n');
        Count++;
    }

    /// <summary>Hands over what is buffered and closes the file: it is whole.</summary>
    public ValueTask CloseAsync() => stream.DisposeAsync();

    /// <summary>Closes the file as it is; does nothing once it is whole.</summary>
    public ValueTask DisposeAsync()
    {
        stream.Abandon();
        return ValueTask.CompletedTask;
    }
}
