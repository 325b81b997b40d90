namespace CustomVision.DataRights.Training.Links;

/// <summary>Rejects a link whose scheme or literal address cannot belong to the service's storage, whichever handler connects.</summary>
internal sealed class LinkHandler(LinkRules rules) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await rules.CheckAsync(request.RequestUri!, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
