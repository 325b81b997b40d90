namespace CustomVision.DataRights.Training.Links;

/// <summary>Refuses a link that says itself that it leads elsewhere than to storage, whichever handler connects.</summary>
internal sealed class LinkHandler(LinkRules rules) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await rules.CheckAsync(request.RequestUri!, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
