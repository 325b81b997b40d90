namespace CustomVision.DataRights.Tests.Facade;

/// <summary>Lets the first request of a kind reach the service, and loses the answer to it.</summary>
internal sealed class LoseFirstAnswer(Func<HttpRequestMessage, bool> chooses) : DelegatingHandler
{
    private int _lost;

    public int Lost => _lost;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (chooses(request) && Interlocked.CompareExchange(ref _lost, 1, 0) == 0)
        {
            response.Dispose();
            throw new HttpRequestException("The connection broke after the request.");
        }

        return response;
    }
}
