using System.Globalization;
using System.Net;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>
/// Describes a failed call of Azure Resource Manager by operation, status, code and remedy. The service's own text is omitted, since it
/// names resources and identities.
/// </summary>
internal static class ResourceManagerFailure
{
    /// <summary>The code of a call without a readable answer.</summary>
    public const string Unreachable = nameof(Unreachable);

    /// <summary>The code of a call whose answer does not have the documented shape.</summary>
    public const string UnreadableAnswer = nameof(UnreadableAnswer);

    /// <summary>The code of a call that was not sent because the credential returned no token.</summary>
    public const string NoToken = nameof(NoToken);

    /// <summary>Creates the exception for an answer that is not a success.</summary>
    public static AccountApiException Of(ResourceManagerAnswer answer) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{answer.Operation} failed with status {(int)answer.Status}{(answer.Code is { } code ? $" ({code})" : "")}. "
                    + $"{Remedy(answer)}"
            )
        )
        {
            Operation = answer.Operation,
            Status = answer.Status,
            Code = answer.Code,
            RequestId = answer.RequestId,
            Attempts = answer.Attempts,
        };

    /// <summary>
    /// Converts an exception of the pipeline; <see langword="null"/> for one that is rethrown unchanged (a canceled call, an exception of
    /// this library, invalid options). All other types are converted, since a host's handlers may throw undocumented exceptions, such as
    /// the rejection of a resilience pipeline.
    /// </summary>
    public static AccountApiException? From(
        ResourceManagerCall call,
        TrainingCall attempt,
        Exception error,
        CancellationToken cancellationToken
    ) =>
        error switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested => null,
            TokenUnavailableException => Failed(call, attempt, NoToken, error.Message, error.InnerException),
            UnreadableAnswerException => Failed(
                call,
                attempt,
                UnreadableAnswer,
                $"{error.Message}. Check the endpoint of Resource Manager, and that no proxy answers in its place.",
                null
            ),
            TimeoutException => Failed(
                call,
                attempt,
                Unreachable,
                $"no answer came in time. {error.Message} Check the network, or raise Timeouts:Attempt.",
                error
            ),
            StalledBodyException => Failed(call, attempt, Unreachable, $"{error.Message} Check the network.", error),
            HttpRequestException or IOException => Failed(
                call,
                attempt,
                Unreachable,
                "Azure Resource Manager could not be reached, or the connection broke. Check its endpoint, DNS, proxy and firewall.",
                error
            ),
            DataRightsException or OptionsValidationException or OutOfMemoryException => null,
            _ => Failed(
                call,
                attempt,
                Unreachable,
                $"a handler of the host ended the call ({error.GetType().Name}). Check the handlers that are added to the client of "
                    + $"Resource Manager.",
                error
            ),
        };

    /// <summary>Creates the exception for a success with unexpected content.</summary>
    public static AccountApiException Unreadable(string operation, string reason) =>
        new($"{operation}: {reason}. Check the endpoint of Resource Manager.") { Operation = operation, Code = UnreadableAnswer };

    private static AccountApiException Failed(
        ResourceManagerCall call,
        TrainingCall attempt,
        string code,
        string reason,
        Exception? cause
    ) =>
        new($"{call.Operation}: {reason}", cause)
        {
            Operation = call.Operation,
            Code = code,
            Attempts = Math.Max(1, attempt.Attempts),
        };

    private static string Remedy(ResourceManagerAnswer answer) =>
        (answer.Status, answer.Code) switch
        {
            _ when (int)answer.Status is >= 300 and < 400 =>
                "The answer is a redirect, which is not followed: the token would go with it to another host. Set the endpoint of Resource "
                    + "Manager to the address that answers without a redirect.",
            (HttpStatusCode.Unauthorized, _) =>
                "The token was not accepted. Check the tenant of the credential, and the endpoint and audience of Resource Manager.",
            (HttpStatusCode.Forbidden, _) =>
                "The identity has no role that allows this operation. Assign one on the account, such as Reader or Cognitive Services "
                    + "Contributor.",
            (HttpStatusCode.NotFound, null) =>
                "The answer is not Resource Manager's: check its endpoint, and that no proxy answers in its place.",
            (HttpStatusCode.NotFound, _) => "Check the resource id, and that the identity sees the subscription.",
            (HttpStatusCode.Conflict, "ScopeLocked") => "A lock protects the resource. Remove it in the Azure portal (Locks).",
            (HttpStatusCode.TooManyRequests, _) => "The rate limit of Resource Manager is used up: try again later.",
            _ when (int)answer.Status >= 500 => "The service failed: try again later.",
            _ => "The service refused the request.",
        };
}
