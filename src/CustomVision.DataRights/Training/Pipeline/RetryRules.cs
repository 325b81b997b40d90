using System.Net;
using System.Security.Authentication;
using CustomVision.DataRights.Training.Links;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The retry conditions: idempotent requests, after transient failures.</summary>
internal static class RetryRules
{
    /// <summary>Determines whether a request is safe to repeat: GET, DELETE, query POSTs, and changes marked as repeatable.</summary>
    public static bool IsRepeatable(HttpRequestMessage request) =>
        !TrainingCall.Of(request).IsRetryDisabled
        && (
            request.Method == HttpMethod.Get
            || request.Method == HttpMethod.Delete
            || IsQuery(request)
            || TrainingCall.Of(request).IsRepeatable
        );

    /// <summary>
    /// Determines whether a request is a query POST, which changes nothing: QueryPredictions, QuerySuggestedImages or
    /// QuerySuggestedImageCount.
    /// </summary>
    public static bool IsQuery(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri is null)
        {
            return false;
        }

        var path = request.RequestUri.AbsolutePath;
        return path.EndsWith("/predictions/query", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith("/images/suggested", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith("/images/suggested/count", StringComparison.OrdinalIgnoreCase);
    }

    public static bool MayPass(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported => false,
            _ => (int)status >= 500,
        };

    public static bool MayPass(Exception error) =>
        error switch
        {
            UnreadableAnswerException unreadable => unreadable.MayPass,
            _ when ForbiddenLinkException.In(error) is not null => false,
            HttpRequestException { InnerException: AuthenticationException } => false, // a certificate does not become valid in a minute
            HttpRequestException or IOException or TimeoutException => true,
            _ => false,
        };
}
