namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Rejects a download request that carries the key or a token, for example from the host's HttpClient defaults: storage is a different
/// party from the service.
/// </summary>
internal sealed class CredentialGuardHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Carried(request) is { } header
            ? throw new DataRightsException(
                $"A download with the {header} header was not sent, because it would disclose the credential. Remove the header from "
                    + $"the host's HttpClient defaults."
            )
            : base.SendAsync(request, cancellationToken);

    private static string? Carried(HttpRequestMessage request) =>
        request.Headers.Contains(TrainingKeyHandler.HeaderName) ? TrainingKeyHandler.HeaderName
        : request.Headers.Contains(BearerTokenHandler.HeaderName) ? BearerTokenHandler.HeaderName
        : null;
}
