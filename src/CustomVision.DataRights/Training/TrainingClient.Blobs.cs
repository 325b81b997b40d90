using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>The operation name for a download from storage, which is not part of the Training API.</summary>
    public const string GetBlob = "GetBlob";

    /// <summary>The maximum size of an image.</summary>
    public BlobLimit LimitOfImages => new(Options.Downloads.MaxImageSize, "Downloads:MaxImageSize", "The image");

    /// <summary>The maximum size of the image of a stored prediction.</summary>
    public BlobLimit LimitOfPredictions =>
        new(Options.Downloads.MaxPredictionSize, "Downloads:MaxPredictionSize", "The image of the prediction");

    /// <summary>Gets the maximum size of the file of an exported model.</summary>
    /// <param name="name">The platform and flavor, or the number, of the model; <see langword="null"/> if the caller knows it.</param>
    public BlobLimit LimitOfModel(string? name) =>
        new(
            Options.Downloads.MaxModelSize,
            "Downloads:MaxModelSize",
            name is null ? "The model file" : $"The file of the exported model {name}"
        );

    /// <summary>
    /// Opens the content of a URI that the service returned. An absolute link is requested without our key and outside the throttle; a
    /// relative path (of a resource inside a virtual network) is requested through GetArtifact.
    /// </summary>
    /// <exception cref="TrainingApiException">
    /// The storage rejected the request (403 for an expired link, 404 for missing content), or the declared length exceeds the limit. The
    /// operation is <c>GetBlob</c> or <c>GetArtifact</c>.
    /// </exception>
    public Task<OpenedBlob> OpenBlobAsync(string uri, Guid projectId, CancellationToken cancellationToken, BlobLimit? limit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);

        // Uri.TryCreate alone is not enough: on Unix it treats "/i-…/i-…" as an absolute file URI.
        var isAbsolute =
            uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAbsolute)
        {
            return GetArtifactAsync(projectId, uri, cancellationToken, limit);
        }

        if (!Uri.TryCreate(uri, UriKind.Absolute, out var link))
        {
            throw new TrainingApiException($"{GetBlob}: the service returned a link that is not a URI.")
            {
                Operation = GetBlob,
                Attempts = 0,
            };
        }

        return OpenAsync(GetBlob, _downloadClientName, link, throughApi: false, limit, cancellationToken);
    }

    /// <summary>GetArtifact: opens the content of a relative path.</summary>
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
                new IdleTimeoutStream(body, BodyRateLimit.Of(Options.Timeouts), time, call, limit?.Counter()),
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
