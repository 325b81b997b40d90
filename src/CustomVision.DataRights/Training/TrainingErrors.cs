using System.Globalization;
using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Training.Links;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Converts every failure of a call into a <see cref="TrainingApiException"/>. Its message is ours: operation, status, code, remedy. It
/// omits the service's own text, which can contain personal names, and URLs, whose queries contain credentials.
/// </summary>
internal static class TrainingErrors
{
    private static readonly string[] RequestIdHeaders = ["apim-request-id", "Request-Id", "x-ms-request-id"];

    /// <summary>Creates the exception for an unsuccessful answer.</summary>
    public static async Task<TrainingApiException> FromAsync(
        TrainingCall call,
        HttpResponseMessage response,
        BodyRateLimit pace,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var body = await BodyReader.BufferErrorAsync(response, call, pace, time, cancellationToken).ConfigureAwait(false);
        var error = ServiceError.Read(body.Memory);
        return new TrainingApiException(Describe(call, response.StatusCode, error))
        {
            Operation = call.Operation,
            Status = response.StatusCode,
            Code = error.Code,
            IsServiceShaped = error.IsServiceShaped,
            RequestId = RequestIdOf(response),
            Attempts = Math.Max(1, call.Attempts),
        };
    }

    /// <summary>
    /// Converts an exception of the pipeline; returns <see langword="null"/> for one that must be rethrown unchanged (a cancelled call, our
    /// own exception, invalid options). Other exceptions of a host's handlers, such as a rejection by its resilience pipeline, are
    /// converted, since our methods do not document them.
    /// </summary>
    public static TrainingApiException? From(TrainingCall call, Exception error, CancellationToken cancellationToken) =>
        error switch
        {
            TrainingApiException known => known,
            OperationCanceledException when cancellationToken.IsCancellationRequested => null,
            _ when ForbiddenLinkException.In(error) is { } refusal => Unreached(call, refusal.Message.TrimEnd('.'), refusal),
            TokenUnavailableException => Unreached(call, error.Message.TrimEnd('.'), error.InnerException ?? error),
            UnreadableAnswerException unreadable => Unreadable(call, unreadable.Message, unreadable.Status, unreadable),
            TimeoutException => Unreached(
                call,
                $"no answer came in time. {error.Message} Check the network, or raise Timeouts:Attempt",
                error
            ),
            StalledBodyException => Unreached(call, $"{error.Message} Check the network", error),
            HttpRequestException or IOException => Unreached(
                call,
                "the service could not be reached, or the connection broke. Check the endpoint, DNS, proxy and firewall",
                error
            ),
            DataRightsException or OptionsValidationException or OutOfMemoryException => null,
            _ => Unreached(
                call,
                $"a handler of the host ended the call ({error.GetType().Name}). Check the handlers that are added to the clients of the "
                    + $"registration",
                error
            ),
        };

    /// <summary>Determines whether an answer was rejected for its size.</summary>
    public static bool IsTooLarge(TrainingApiException error) => error.InnerException is UnreadableAnswerException { IsTooLarge: true };

    /// <summary>
    /// Gets the description of the exceeded client-side limit; <see langword="null"/> if none was exceeded. It contains neither a link nor
    /// a personal name.
    /// </summary>
    public static string? LimitOf(Exception error) =>
        (error as StalledBodyException ?? error.InnerException) switch
        {
            EndlessListException endless => endless.Message,
            StalledBodyException stalled => stalled.Message,
            UnreadableAnswerException { IsTooLarge: true } large => $"{char.ToUpperInvariant(large.Message[0])}{large.Message[1..]}.",
            _ => null,
        };

    /// <summary>Creates the exception for an answer with the right status and unexpected content.</summary>
    public static TrainingApiException Unreadable(TrainingCall call, string reason, HttpStatusCode status, Exception? cause = null) =>
        new($"{call.Operation}: {reason}.", cause)
        {
            Operation = call.Operation,
            Status = status,
            Attempts = Math.Max(1, call.Attempts),
        };

    /// <summary>Creates the exception for JSON of an unexpected form. The parser's message is dropped: it may quote the body.</summary>
    public static TrainingApiException Malformed(TrainingCall call, HttpStatusCode status, JsonException error) =>
        Unreadable(
            call,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the answer does not have the documented form of the operation (line {error.LineNumber}, byte "
                    + $"{error.BytePositionInLine} of an object)"
            ),
            status
        );

    private static TrainingApiException Unreached(TrainingCall call, string reason, Exception error) =>
        new($"{call.Operation}: {reason}.", error) { Operation = call.Operation, Attempts = Math.Max(1, call.Attempts) };

    private static string Describe(TrainingCall call, HttpStatusCode status, ServiceError error) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Operation} failed with status {(int)status}{(error.Code is { } code ? $" ({code})" : "")} after "
                + $"{Times(call.Attempts)}. {Remedy(call, status, error)}"
        );

    private static string Times(int attempts) =>
        attempts <= 1 ? "1 attempt" : string.Create(CultureInfo.InvariantCulture, $"{attempts} attempts");

    private static string Remedy(TrainingCall call, HttpStatusCode status, ServiceError error) =>
        (status, call.Operation, error.Code) switch
        {
            _ when (int)status is >= 300 and < 400 =>
                "The answer is a redirect, which is not followed: the credential would go with it to another host. Set Endpoint to the "
                    + "address that answers without a redirect.",
            (HttpStatusCode.Forbidden, TrainingClient.GetBlob, _) =>
                "The link has probably expired (links are valid for 24 hours): request the object again.",
            (HttpStatusCode.NotFound, TrainingClient.GetBlob, _) => "The storage no longer has it.",
            (_, _, "BadRequestIterationIsPublished") => "Unpublish the iteration first.",
            (_, _, "ForbiddenDRModeEnabled") => "The project is in disaster-recovery mode, in which the service refuses changes.",
            (_, _, "BadRequestCustomerManagedKeyRevoked") => "The resource's customer-managed key is revoked: restore access to it.",
            (HttpStatusCode.Unauthorized, _, _) when call.CarriesToken =>
                "The token was not accepted. Check that the credential's tenant is the resource's, and its audience that of the cloud, and "
                    + "that Endpoint is the resource's custom subdomain.",
            (HttpStatusCode.Forbidden, _, _) when call.CarriesToken =>
                "The identity's role, or the resource's network rules, do not allow this operation. Assign a Custom Vision role on the "
                    + "resource, such as Cognitive Services Custom Vision Contributor.",
            (HttpStatusCode.Unauthorized, _, _) =>
                "Check that TrainingKey is a key of the training resource (not the prediction resource's), and that Endpoint is that "
                    + "resource's.",
            (HttpStatusCode.Forbidden, _, _) => "The caller's role, or the resource's network rules, do not allow this operation.",
            (HttpStatusCode.NotFound, _, null) =>
                "The answer is a gateway's: check Endpoint and ApiVersion. It does not show whether the object exists.",
            (HttpStatusCode.NotFound, _, _) => "The service does not have the object.",
            (HttpStatusCode.TooManyRequests, _, _) =>
                "The resource's rate limit is used up, perhaps by other clients: lower RequestsPerSecond, or try again later.",
            (HttpStatusCode.RequestUriTooLong, _, _) => "Lower MaxRequestLineLength.",
            _ when (int)status >= 500 => "The service failed: try again later.",
            _ => "The service refused the request.",
        };

    /// <summary>Gets the service's id of the request, if the answer contains one that is safe to log.</summary>
    public static string? RequestIdOf(HttpResponseMessage response)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (
                response.Headers.TryGetValues(name, out var values)
                && values.FirstOrDefault() is { Length: > 0 and <= 100 } id
                && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_')
            )
            {
                return id;
            }
        }

        return null;
    }
}
