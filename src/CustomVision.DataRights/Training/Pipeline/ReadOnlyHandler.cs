namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Rejects every request that could change data of the service: only GET and the query POSTs pass. It is the innermost handler, after the
/// host's handlers.
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
