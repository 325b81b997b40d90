using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>Fetches the images of uploads by URL. Loopback only: the emulator never connects to another machine.</summary>
internal sealed class PictureFetcher : IDisposable
{
    /// <summary>The maximum size of a fetched image, in bytes; a larger one is treated as not retrievable.</summary>
    private const int LargestFetch = 16 * 1024 * 1024;

    private readonly HttpClient _client;
    private readonly Uri? _publicOrigin;
    private readonly Uri _blobs;

    /// <param name="own">The emulator's own certificate, which is trusted in addition to the system's.</param>
    /// <param name="publicOrigin">The origin of the emulator's own links, if it differs from the local one.</param>
    /// <param name="blobs">The address of the links on this machine.</param>
    public PictureFetcher(X509Certificate2? own, Uri? publicOrigin, Uri blobs)
    {
        (_publicOrigin, _blobs) = (publicOrigin, blobs);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        if (own is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None
                || (certificate is not null && own.RawDataMemory.Span.SequenceEqual(certificate.GetRawCertData()));
        }

        _client = new HttpClient(handler) { MaxResponseContentBufferSize = LargestFetch };
    }

    public async Task<UploadedFile> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return new UploadedFile(url, null);
        }

        uri = _publicOrigin?.IsBaseOf(uri) == true ? new Uri(_blobs, uri.PathAndQuery) : uri;
        if (
            uri.Scheme is not ("http" or "https")
            || !(uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address)))
        )
        {
            return new UploadedFile(url, null);
        }

        try
        {
            return new UploadedFile(url, await _client.GetByteArrayAsync(uri, cancellationToken));
        }
        catch (HttpRequestException)
        {
            // Reported for each image with the status ErrorSource.
            return new UploadedFile(url, null);
        }
    }

    public void Dispose() => _client.Dispose();
}
