namespace CustomVision.DataRights.Training;

/// <summary>The open download of an image or a model. The caller reads and disposes it.</summary>
internal sealed class OpenedBlob(HttpResponseMessage response, Stream stream, bool throughApi, int attempts) : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// The content. A read fails with an <see cref="IOException"/> when no byte arrives within the idle timeout, when the rate stays too
    /// low for too long, or when the content exceeds the limit.
    /// </summary>
    public Stream Stream { get; } = stream;

    /// <summary>The length that the service declared, in bytes; <see langword="null"/> if it declared none.</summary>
    public long? Length { get; } = response.Content.Headers.ContentLength;

    /// <summary>The media type that the service declared; <see langword="null"/> if it declared none.</summary>
    public string? ContentType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>Whether the content is downloaded through GetArtifact, and therefore subject to the Training throttle.</summary>
    public bool ThroughApi { get; } = throughApi;

    /// <summary>The MD5 digest that the storage declared (<c>Content-MD5</c>); <see langword="null"/> if it declared none.</summary>
    public byte[]? Md5 { get; } = response.Content.Headers.ContentMD5;

    /// <summary>The number of times the request was sent; more than one indicates that the storage is busy.</summary>
    public int Attempts { get; } = attempts;

    public void Dispose()
    {
        Stream.Dispose();
        response.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            response.Dispose();
        }
    }
}
