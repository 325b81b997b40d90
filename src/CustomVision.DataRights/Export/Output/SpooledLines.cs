using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>A JSONL file that is still being written, outside the archive.</summary>
internal sealed class SpooledLines(string path, StorageWriteStream stream) : IAsyncDisposable
{
    private readonly HashingStream _source = new(Stream.Null);

    public string Path { get; } = path;

    public long Count { get; private set; }

    /// <summary>Writes a line; the line feed is added.</summary>
    /// <param name="line">The line.</param>
    /// <param name="source">The service's JSON of the line. Two listings are equal if the JSON of all lines is equal.</param>
    public void Write(ReadOnlySpan<byte> line, ReadOnlySpan<byte> source)
    {
        stream.Write(line);
        stream.WriteByte((byte)'\n');
        _source.Write(source);
        _source.WriteByte((byte)'\n');
        Count++;
    }

    /// <summary>Flushes the buffer and closes the complete file.</summary>
    /// <returns>The digest of the service's JSON.</returns>
    public async ValueTask<Sha256Digest> CloseAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        return _source.GetDigest();
    }

    /// <summary>Closes the incomplete file. Its complete lines are kept, since a later run may no longer list the objects.</summary>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
    }
}
