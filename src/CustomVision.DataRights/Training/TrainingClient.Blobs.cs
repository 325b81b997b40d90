using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>
    /// Opens what a URI member of the service points to: an absolute link without our key, on a lane of its own; a relative path (a resource inside a
    /// virtual network) through GetArtifact.
    /// </summary>
    /// <exception cref="TrainingApiException">The storage refused: 403 for a link that has expired, 404 for what is gone. The operation is <c>GetBlob</c> or <c>GetArtifact</c>.</exception>
    public Task<OpenedBlob> OpenBlobAsync(string uri, Guid projectId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);

        // Not Uri.TryCreate alone: on Unix it takes "/i-…/i-…" for an absolute file URI.
        var isAbsolute = uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAbsolute)
        {
            return GetArtifactAsync(projectId, uri, cancellationToken);
        }

        if (!Uri.TryCreate(uri, UriKind.Absolute, out var link))
        {
            throw new TrainingApiException("GetBlob: the service gave a link that is not a URI.") { Operation = "GetBlob", Attempts = 0 };
        }

        return OpenAsync("GetBlob", registration.DownloadClientName, link, throughApi: false, cancellationToken);
    }

    /// <summary>GetArtifact: the bytes behind a relative path.</summary>
    public Task<OpenedBlob> GetArtifactAsync(Guid projectId, string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var uri = new Uri(Endpoint, PathOf(Project(projectId, "/artifacts").With("path", path)));
        return OpenAsync("GetArtifact", registration.TrainingClientName, uri, throughApi: true, cancellationToken);
    }

    private async Task<OpenedBlob> OpenAsync(
        string operation, string clientName, Uri uri, bool throughApi, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        var call = new TrainingCall(operation, AnswerKind.Stream);
        var response = await SendAsync(clientName, request, call, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new OpenedBlob(response, new IdleTimeoutStream(body, Options.Timeouts.IdleBody, time, call), throughApi, call.Attempts);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
