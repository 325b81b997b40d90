namespace CustomVision.DataRights;

/// <summary>Content of the service: a stream with its length and content type.</summary>
public sealed class DataContent : IAsyncDisposable
{
    private readonly IAsyncDisposable? _owner;

    /// <summary>Creates the content, for tests.</summary>
    /// <param name="stream">The bytes; disposed with the content.</param>
    /// <param name="length">The number of bytes, if known.</param>
    /// <param name="contentType">The media type as the service states it; often <c>application/octet-stream</c>.</param>
    /// <param name="owner">A further resource to dispose with the content.</param>
    public DataContent(Stream stream, long? length = null, string? contentType = null, IAsyncDisposable? owner = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream = stream;
        Length = length;
        ContentType = contentType;
        _owner = owner;
    }

    /// <summary>The bytes, to be read once.</summary>
    public Stream Stream { get; }

    /// <summary>The number of bytes; <see langword="null"/> if the service did not state it.</summary>
    public long? Length { get; }

    /// <summary>The media type as the service states it.</summary>
    public string? ContentType { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        if (_owner is not null)
        {
            await _owner.DisposeAsync().ConfigureAwait(false);
        }
    }
}
