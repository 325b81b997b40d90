using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <content>The call of the health check.</content>
internal sealed partial class TrainingClient
{
    /// <summary>GetDomains, sent once, without retries. The answer must be one of the service's; the listed domains are ignored.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Endpoint, PathOf(new RequestPath("domains"))));
        var call = new TrainingCall("GetDomains", AnswerKind.Json) { IsRetryDisabled = true };
        using var answer = new TrainingAnswer(
            call,
            await SendAsync(registration.TrainingClientName, request, call, cancellationToken).ConfigureAwait(false)
        );
        answer.Read(
            (body, tokens) =>
                JsonAnswer.ReadArray(
                    body,
                    tokens,
                    JsonAnswer.ReaderOf(TrainingJsonContext.Default.Domain),
                    id => new Domain { Id = id, Name = string.Empty }
                )
        );
    }
}
