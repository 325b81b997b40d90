namespace CustomVision.DataRights.Training;

/// <summary>An image or a model on its way: the holder reads and disposes it.</summary>
internal sealed class OpenedBlob(HttpResponseMessage response, Stream stream, bool throughApi, int attempts) : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// The bytes. A read that returns nothing for the idle time, or too little for too long, or more than the limit, fails with an
    /// <see cref="IOException"/>.
    /// </summary>
    public Stream Stream { get; } = stream;

    /// <summary>The length that the service declared, in bytes; null when it declared none.</summary>
    public long? Length { get; } = response.Content.Headers.ContentLength;

    /// <summary>The media type that the service declared; null when it declared none.</summary>
    public string? ContentType { get; } = response.Content.Headers.ContentType?.MediaType;

    /// <summary>Whether the bytes come through GetArtifact, and so at the rate of the Training throttle.</summary>
    public bool ThroughApi { get; } = throughApi;

    /// <summary>The MD5 digest that the storage declared (<c>Content-MD5</c>); null when it declared none.</summary>
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
