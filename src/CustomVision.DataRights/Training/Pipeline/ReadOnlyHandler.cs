namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Refuses whatever could change something at the service: only GET and the POSTs that ask pass. It is the innermost handler, behind
/// a host's handlers.
/// </summary>
internal sealed class ReadOnlyHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Method == HttpMethod.Get || RetryRules.IsQuery(request)
            ? base.SendAsync(request, cancellationToken)
            : throw new DataRightsException(
                $"{TrainingCall.Of(request).Operation} was refused: this registration only reads. Register AddCustomVisionDataRights to "
                    + $"delete."
            );
}
