using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>Reads the account through Azure Resource Manager.</summary>
internal sealed class AzureAccountReader(ResourceManagerClient client, AccountResourceId id) : IAccountReader
{
    private const string GetOperation = "Accounts_Get";
    private const string UsagesOperation = "Accounts_ListUsages";
    private const string KeysOperation = "Accounts_ListKeys";

    public async Task<AccountInfo> ReadAccountAsync(CancellationToken cancellationToken = default)
    {
        var account = Parse(
            GetOperation,
            await ReadOwnAsync(cancellationToken).ConfigureAwait(false),
            AccountJsonContext.Default.AccountJson
        );
        var usages = new List<UsageJson>();
        foreach (var usage in await ReadUsagesAsync(cancellationToken).ConfigureAwait(false))
        {
            usages.Add(Parse(UsagesOperation, JsonMarshal.GetRawUtf8Value(usage), AccountJsonContext.Default.UsageJson));
        }

        var resource = account.ToResource(usages);
        var (keys, reason) = await ReadKeysAsync(resource, cancellationToken).ConfigureAwait(false);
        return new AccountInfo
        {
            Resource = resource,
            Keys = keys is null ? null : new AccountKeys { TrainingKeys = keys },
            KeysNotOffered = reason,
        };
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

    // An answer about another account is rejected.
    private async Task<ReadOnlyMemory<byte>> ReadOwnAsync(CancellationToken cancellationToken)
    {
        var body = await client
            .ReadAsync(ResourceManagerCall.Get(GetOperation, id.AccountPath, AccountResourceId.ApiVersion), cancellationToken)
            .ConfigureAwait(false);
        var account = Parse(GetOperation, body, AccountJsonContext.Default.AccountJson);
        return account.Id.Equals(Uri.UnescapeDataString(id.AccountPath), StringComparison.OrdinalIgnoreCase)
            ? body
            : throw ResourceManagerFailure.Unreadable(GetOperation, "the answer describes an account other than the requested one");
    }

    private Task<IReadOnlyList<JsonElement>> ReadUsagesAsync(CancellationToken cancellationToken) =>
        ResourceManagerList.ReadAsync(
            client,
            ResourceManagerCall.Get(UsagesOperation, id.AccountPath + "/usages", AccountResourceId.ApiVersion),
            cancellationToken
        );

    private async Task<(AccountKeyPair? Keys, string? Reason)> ReadKeysAsync(AccountResource account, CancellationToken cancellationToken)
    {
        var answer = await client
            .SendAsync(
                ResourceManagerCall.Action(KeysOperation, id.AccountPath + "/listKeys", AccountResourceId.ApiVersion),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (answer.IsSuccess)
        {
            var keys = Parse(KeysOperation, answer.Body, AccountJsonContext.Default.KeysJson);
            return (new AccountKeyPair { PrimaryKey = Secret(keys.Key1), SecondaryKey = Secret(keys.Key2) }, null);
        }

        // Only refusals by Resource Manager itself count. A proxy's 403 reveals nothing about the keys.
        return answer switch
        {
            { Code: null } => throw ResourceManagerFailure.Of(answer),
            { Status: HttpStatusCode.Forbidden } => (
                null,
                "The identity's role does not allow it to list the keys (Microsoft.CognitiveServices/accounts/listKeys/action)."
            ),
            { Status: HttpStatusCode.BadRequest } when account.IsLocalAuthDisabled == true => (
                null,
                "Local authentication is disabled on the account (disableLocalAuth): it has no keys in use."
            ),
            { Status: HttpStatusCode.BadRequest or HttpStatusCode.Conflict } => (
                null,
                $"Azure Resource Manager refused to list the keys ({(int)answer.Status} {answer.Code})."
            ),
            _ => throw ResourceManagerFailure.Of(answer),
        };
    }

    private static SecretValue? Secret(string? key) => string.IsNullOrEmpty(key) ? null : new SecretValue(key);

    private static T Parse<T>(string operation, ReadOnlyMemory<byte> body, JsonTypeInfo<T> type) => Parse(operation, body.Span, type);

    private static T Parse<T>(string operation, ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw ResourceManagerFailure.Unreadable(operation, "the answer is null");
        }
        catch (JsonException)
        {
            // The exception's message is omitted, since it may quote the body.
            throw ResourceManagerFailure.Unreadable(operation, "the answer does not have the documented form of the operation");
        }
    }
}
