namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Adds the currently configured key to each attempt, provided that it goes to the configured endpoint.</summary>
internal sealed class TrainingKeyHandler(Func<DataRightsOptions> options) : DelegatingHandler
{
    internal const string HeaderName = "Training-Key";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var current = options();
        if (
            request.RequestUri is null
            || Uri.Compare(
                request.RequestUri,
                current.Endpoint,
                UriComponents.SchemeAndServer,
                UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase
            ) != 0
        )
        {
            throw new DataRightsException(
                "A Training request to a host other than the configured endpoint's was not sent, because it would disclose the key."
            );
        }

        request.Headers.Remove(HeaderName);
        if (!request.Headers.TryAddWithoutValidation(HeaderName, current.TrainingKey))
        {
            throw new DataRightsException("The training key cannot be sent as a header. Set it to the key as the Azure portal shows it.");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
