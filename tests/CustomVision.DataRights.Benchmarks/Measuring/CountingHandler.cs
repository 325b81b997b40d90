namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Counts what goes through a client, below its retries.</summary>
internal sealed class CountingHandler(RequestCount count) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        count.Send();
        var response = await base.SendAsync(request, cancellationToken);
        count.Answer();
        return response;
    }
}
