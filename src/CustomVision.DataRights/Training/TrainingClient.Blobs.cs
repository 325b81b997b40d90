using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>The operation of a download from storage, which is none of the Training API.</summary>
    public const string GetBlob = "GetBlob";

    /// <summary>The largest image.</summary>
    public BlobLimit LimitOfImages => new(Options.Downloads.MaxImageSize, "Downloads:MaxImageSize", "The image");

    /// <summary>The largest image of a stored prediction.</summary>
    public BlobLimit LimitOfPredictions =>
        new(Options.Downloads.MaxPredictionSize, "Downloads:MaxPredictionSize", "The image of the prediction");

    /// <summary>The largest file of an exported model.</summary>
    /// <param name="name">The platform and flavor, or the number, of the model; <see langword="null"/> where its caller knows it.</param>
    public BlobLimit LimitOfModel(string? name) =>
        new(
            Options.Downloads.MaxModelSize,
            "Downloads:MaxModelSize",
            name is null ? "The model file" : $"The file of the exported model {name}"
        );

    /// <summary>
    /// Opens what a URI member of the service points to: an absolute link without our key, outside the throttle; a relative path (a
    /// resource inside a virtual network) through GetArtifact.
    /// </summary>
    /// <exception cref="TrainingApiException">
    /// The storage refused: 403 for a link that has expired, 404 for what is gone; or the declared length exceeds the limit. The operation
    /// is <c>GetBlob</c> or <c>GetArtifact</c>.
    /// </exception>
    public Task<OpenedBlob> OpenBlobAsync(string uri, Guid projectId, CancellationToken cancellationToken, BlobLimit? limit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);

        // Not Uri.TryCreate alone: on Unix it takes "/i-…/i-…" for an absolute file URI.
        var isAbsolute =
            uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAbsolute)
        {
            return GetArtifactAsync(projectId, uri, cancellationToken, limit);
        }

        if (!Uri.TryCreate(uri, UriKind.Absolute, out var link))
        {
            throw new TrainingApiException($"{GetBlob}: the service gave a link that is not a URI.") { Operation = GetBlob, Attempts = 0 };
        }

        return OpenAsync(GetBlob, registration.DownloadClientName, link, throughApi: false, limit, cancellationToken);
    }

    /// <summary>GetArtifact: the bytes behind a relative path.</summary>
    public Task<OpenedBlob> GetArtifactAsync(Guid projectId, string path, CancellationToken cancellationToken, BlobLimit? limit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var uri = new Uri(Endpoint, PathOf(Project(projectId, "/artifacts").With("path", path)));
        return OpenAsync("GetArtifact", registration.TrainingClientName, uri, throughApi: true, limit, cancellationToken);
    }

    private async Task<OpenedBlob> OpenAsync(
        string operation,
        string clientName,
        Uri uri,
        bool throughApi,
        BlobLimit? limit,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        var call = new TrainingCall(operation, AnswerKind.Stream);
        var response = await SendAsync(clientName, request, call, cancellationToken).ConfigureAwait(false);
        try
        {
            limit?.Require(operation, response.Content.Headers.ContentLength);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new OpenedBlob(
                response,
                new IdleTimeoutStream(body, BodyPace.Of(Options.Timeouts), time, call, limit?.Counter()),
                throughApi,
                call.Attempts
            );
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
