namespace CustomVision.DataRights;

/// <summary>Bytes that the service holds: a stream with its length and content type.</summary>
public sealed class DataContent : IAsyncDisposable
{
    private readonly IAsyncDisposable? _owner;

    /// <summary>Creates the content; hosts do so in their own tests.</summary>
    /// <param name="stream">The bytes; disposed with the content.</param>
    /// <param name="length">Their number, where it is known.</param>
    /// <param name="contentType">Their media type as the service says it; often <c>application/octet-stream</c>.</param>
    /// <param name="owner">What else is disposed with the content.</param>
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

    /// <summary>The number of bytes; <see langword="null"/> where the service did not say it.</summary>
    public long? Length { get; }

    /// <summary>The media type as the service says it.</summary>
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
