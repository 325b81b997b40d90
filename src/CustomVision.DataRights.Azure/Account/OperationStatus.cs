using System.Globalization;
using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>Reads the state of a long-running operation from an answer in either of the service's forms.</summary>
internal static class OperationStatus
{
    /// <summary>Reads the state from the answer to the DELETE.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isOurs">The callback that gets whether an address belongs to Azure Resource Manager.</param>
    public static AccountOperation OfStart(ResourceManagerAnswer answer, Func<Uri, bool> isOurs)
    {
        var operation = new AccountOperation
        {
            State = AccountOperationState.Unanswered,
            Code = answer.IsSuccess ? null : answer.Code ?? Word(answer.Status),
            RequestId = answer.RequestId,
            RetryAfter = answer.RetryAfter,
        };
        return answer switch
        {
            { Status: HttpStatusCode.Accepted } => operation with
            {
                State = AccountOperationState.Running,
                StatusAddress = ((Uri?[])[answer.AsyncOperation, answer.Location]).FirstOrDefault(address =>
                    address is not null && isOurs(address)
                ),
            },
            { IsSuccess: true } => operation with { State = AccountOperationState.Succeeded },

            // Only the refusal of a first attempt means that nothing was changed, since an earlier attempt may have started the operation.
            {
                Code: not null,
                Attempts: 1,
                Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout
            } => operation with
            {
                State = AccountOperationState.Refused,
            },
            _ => operation,
        };
    }

    /// <summary>Reads the state from the answer at the status address.</summary>
    public static AccountOperation Of(ResourceManagerAnswer answer, Uri address)
    {
        var operation = new AccountOperation
        {
            State = AccountOperationState.Unanswered,
            Code = answer.IsSuccess ? null : answer.Code ?? Word(answer.Status),
            RequestId = answer.RequestId,
            RetryAfter = answer.RetryAfter,
            StatusAddress = address,
        };
        if (!answer.IsSuccess)
        {
            return operation;
        }

        if (answer.Status != HttpStatusCode.OK || answer.Body.IsEmpty)
        {
            return operation with
            {
                State = answer.Status == HttpStatusCode.Accepted ? AccountOperationState.Running : AccountOperationState.Succeeded,
            };
        }

        var body = JsonElement.Parse(answer.Body.Span);
        return Text(body, "status"u8) switch
        {
            null => operation with { Code = ResourceManagerFailure.UnreadableAnswer },
            "Succeeded" => operation with { State = AccountOperationState.Succeeded },
            "Failed" or "Canceled" => operation with
            {
                State = AccountOperationState.Failed,
                Code = ResourceManagerError.CodeOf(answer.Body.Span) ?? Text(body, "status"u8),
            },
            _ => operation with { State = AccountOperationState.Running },
        };
    }

    /// <summary>Gets a fixed word for an answer without a code.</summary>
    public static string Word(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"Status{(int)status}");

    private static string? Text(JsonElement body, ReadOnlySpan<byte> name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
