using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>Fetches the pictures of uploads by URL. Loopback only: an emulator calls no other machine.</summary>
internal sealed class PictureFetcher : IDisposable
{
    /// <summary>The largest upload that is fetched, in bytes; larger ones count as not fetched.</summary>
    private const int LargestFetch = 16 * 1024 * 1024;

    private readonly HttpClient _client;
    private readonly Uri? _publicOrigin;
    private readonly Uri _blobs;

    /// <param name="own">The emulator's own certificate, which is trusted beside those of the system.</param>
    /// <param name="publicOrigin">What the emulator's own links name, if another host reads them.</param>
    /// <param name="blobs">Where the emulator serves them on this machine.</param>
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
            // What cannot be fetched is answered as such per image: status ErrorSource.
            return new UploadedFile(url, null);
        }
    }

    public void Dispose() => _client.Dispose();
}
