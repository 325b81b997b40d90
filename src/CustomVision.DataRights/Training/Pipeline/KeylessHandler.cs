namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Refuses a download that carries the key, whoever put it there: storage is another party than the service.</summary>
internal sealed class KeylessHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Contains(TrainingKeyHandler.HeaderName)
            ? throw new DataRightsException(
                $"A download was about to carry the {TrainingKeyHandler.HeaderName} header, and was not sent. Remove the header from the host's HttpClient defaults.")
            : base.SendAsync(request, cancellationToken);
}
