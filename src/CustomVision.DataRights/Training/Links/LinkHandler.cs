namespace CustomVision.DataRights.Training.Links;

/// <summary>Rejects a link whose scheme or literal address cannot belong to the service's storage, whichever handler connects.</summary>
internal sealed class LinkHandler(LinkRules rules) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        rules.CheckAsync(request.RequestUri!, cancellationToken) is { IsCompletedSuccessfully: false } checking
            ? SendAfterAsync(checking, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendAfterAsync(Task checking, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await checking.ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
