namespace CustomVision.DataRights.Tests.Facade;

/// <summary>Answers some requests in place of the service.</summary>
internal sealed class AnswerInstead(Func<HttpRequestMessage, bool> chooses, Func<HttpResponseMessage> answer) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!chooses(request))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var response = answer();
        response.RequestMessage = request;
        return response;
    }
}
