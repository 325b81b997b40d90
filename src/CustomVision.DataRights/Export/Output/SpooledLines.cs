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
    /// <param name="source">What of it the service said: two listings agree where all of that agrees.</param>
    public void Write(ReadOnlySpan<byte> line, ReadOnlySpan<byte> source)
    {
        stream.Write(line);
        stream.WriteByte((byte)'\n');
        _source.Write(source);
        _source.WriteByte((byte)'\n');
        Count++;
    }

    /// <summary>Hands over what is buffered and closes the file: it is whole.</summary>
    /// <returns>The digest of what the service said.</returns>
    public async ValueTask<Sha256Digest> CloseAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        return _source.GetDigest();
    }

    /// <summary>Closes the file as it is. Its whole lines are kept: the objects may be listed no longer when a later run comes.</summary>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
    }
}
