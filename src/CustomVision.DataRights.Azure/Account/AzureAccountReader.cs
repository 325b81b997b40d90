using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>Reads the account through Azure Resource Manager.</summary>
internal sealed class AzureAccountReader(ResourceManagerClient client, AccountResourceId id) : IAccountReader
{
    private const string ApiVersion = "2024-10-01";
    private const string GetOperation = "Accounts_Get";
    private const string UsagesOperation = "Accounts_ListUsages";
    private const string KeysOperation = "Accounts_ListKeys";
    private const int MaxPages = 1000;

    public async Task<AccountInfo> ReadAccountAsync(CancellationToken cancellationToken = default)
    {
        var account = Parse(GetOperation, await ReadOwnAsync(cancellationToken).ConfigureAwait(false), AccountJsonContext.Default.AccountJson);
        var usages = new List<UsageJson>();
        foreach (var usage in await ReadUsagesAsync(cancellationToken).ConfigureAwait(false))
        {
            usages.Add(Parse(UsagesOperation, JsonMarshal.GetRawUtf8Value(usage), AccountJsonContext.Default.UsageJson));
        }

        var resource = account.ToResource(usages);
        var (keys, reason) = await ReadKeysAsync(resource, cancellationToken).ConfigureAwait(false);
        return new AccountInfo { Resource = resource, Keys = keys is null ? null : new AccountKeys { TrainingKeys = keys }, KeysNotOffered = reason };
    }

    public async Task<ReadOnlyMemory<byte>> ReadAccountJsonAsync(CancellationToken cancellationToken = default)
    {
        var account = await ReadOwnAsync(cancellationToken).ConfigureAwait(false);
        var json = new ArrayBufferWriter<byte>(account.Length + 1024);
        json.Write("{\"account\":"u8);
        json.Write(account.Span);
        json.Write(",\"usages\":["u8);
        var isFirst = true;
        foreach (var usage in await ReadUsagesAsync(cancellationToken).ConfigureAwait(false))
        {
            json.Write(isFirst ? default : ","u8);
            json.Write(JsonMarshal.GetRawUtf8Value(usage));
            isFirst = false;
        }

        json.Write("]}"u8);
        return json.WrittenMemory;
    }

    // An answer about another account is none.
    private async Task<ReadOnlyMemory<byte>> ReadOwnAsync(CancellationToken cancellationToken)
    {
        var body = await client.ReadAsync(ResourceManagerCall.Get(GetOperation, id.AccountPath, ApiVersion), cancellationToken).ConfigureAwait(false);
        var account = Parse(GetOperation, body, AccountJsonContext.Default.AccountJson);
        return account.Id.Equals(Uri.UnescapeDataString(id.AccountPath), StringComparison.OrdinalIgnoreCase)
            ? body
            : throw Unreadable(GetOperation, "the answer describes another account than the one that was requested");
    }

    private async Task<IReadOnlyList<JsonElement>> ReadUsagesAsync(CancellationToken cancellationToken)
    {
        var usages = new List<JsonElement>();
        var call = ResourceManagerCall.Get(UsagesOperation, id.AccountPath + "/usages", ApiVersion);
        for (var page = 0; page < MaxPages; page++)
        {
            var body = await client.ReadAsync(call, cancellationToken).ConfigureAwait(false);
            var root = JsonElement.Parse(body.Span);
            if (!root.TryGetProperty("value"u8, out var items) || items.ValueKind != JsonValueKind.Array)
            {
                throw Unreadable(UsagesOperation, "the answer has no list named value");
            }

            usages.AddRange(items.EnumerateArray());
            if (!root.TryGetProperty("nextLink"u8, out var link) || link.ValueKind == JsonValueKind.Null)
            {
                return usages;
            }

            call = link.ValueKind == JsonValueKind.String && Uri.TryCreate(link.GetString(), UriKind.Absolute, out var next)
                ? call with { Target = next }
                : throw Unreadable(UsagesOperation, "the link to the next page is not an address");
        }

        throw Unreadable(UsagesOperation, $"the list has more than {MaxPages} pages");
    }

    private async Task<(AccountKeyPair? Keys, string? Reason)> ReadKeysAsync(AccountResource account, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(ResourceManagerCall.Action(KeysOperation, id.AccountPath + "/listKeys", ApiVersion), cancellationToken)
            .ConfigureAwait(false);
        if (answer.IsSuccess)
        {
            var keys = Parse(KeysOperation, answer.Body, AccountJsonContext.Default.KeysJson);
            return (new AccountKeyPair { PrimaryKey = Secret(keys.Key1), SecondaryKey = Secret(keys.Key2) }, null);
        }

        // Resource Manager's own refusals alone: a proxy's 403 says nothing about the keys.
        return answer switch
        {
            { Code: null } => throw ResourceManagerFailure.Of(answer),
            { Status: HttpStatusCode.Forbidden } => (null, "The identity's role does not allow it to list the keys (Microsoft.CognitiveServices/accounts/listKeys/action)."),
            { Status: HttpStatusCode.BadRequest } when account.IsLocalAuthDisabled == true =>
                (null, "Local authentication is disabled on the account (disableLocalAuth): it has no keys in use."),
            { Status: HttpStatusCode.BadRequest or HttpStatusCode.Conflict } =>
                (null, $"Azure Resource Manager refused to list the keys ({(int)answer.Status} {answer.Code})."),
            _ => throw ResourceManagerFailure.Of(answer),
        };
    }

    private static SecretValue? Secret(string? key) => string.IsNullOrEmpty(key) ? null : new SecretValue(key);

    private static T Parse<T>(string operation, ReadOnlyMemory<byte> body, JsonTypeInfo<T> type) => Parse(operation, body.Span, type);

    private static T Parse<T>(string operation, ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Unreadable(operation, "the answer is null");
        }
        catch (JsonException)
        {
            // Its message may quote the body.
            throw Unreadable(operation, "the answer does not have the form that the operation is described with");
        }
    }

    private static AccountApiException Unreadable(string operation, string reason) => new($"{operation}: {reason}. Check the endpoint of Resource Manager.")
    {
        Operation = operation,
        Code = ResourceManagerFailure.UnreadableAnswer,
    };
}
