using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>Reports Azure Resource Manager's answers about the account. Only the erasure draws conclusions from them.</summary>
internal sealed class AzureAccountManager(ResourceManagerClient client, AzureAccount account) : IAccountManager
{
    private const string GroupApiVersion = "2021-04-01";

    public string ResourceId => account.Id.AccountPath;

    public Task<AccountAnswer> FindAccountAsync(CancellationToken cancellationToken = default) =>
        FindAsync(
            ResourceManagerCall.Get("Accounts_Get", account.Id.AccountPath, AccountResourceId.ApiVersion),
            Uri.UnescapeDataString(account.Id.AccountPath),
            cancellationToken
        );

    public Task<AccountAnswer> FindDeletedAccountAsync(string location, CancellationToken cancellationToken = default)
    {
        var path = account.Id.DeletedAccountPath(location);
        return FindAsync(
            ResourceManagerCall.Get("DeletedAccounts_Get", path, AccountResourceId.ApiVersion),
            Uri.UnescapeDataString(path),
            cancellationToken
        );
    }

    public async Task<AccountWitness> FindWitnessAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var body = await client
                .ReadAsync(ResourceManagerCall.Get("ResourceGroups_Get", account.Id.GroupPath, GroupApiVersion), cancellationToken)
                .ConfigureAwait(false);
            if (!IsGroup(JsonElement.Parse(body.Span)))
            {
                return new AccountWitness
                {
                    SeesResourceGroup = false,
                    SeesDeletedAccounts = false,
                    Code = ResourceManagerFailure.UnreadableAnswer,
                };
            }
        }
        catch (AccountApiException error)
        {
            return new AccountWitness
            {
                SeesResourceGroup = false,
                SeesDeletedAccounts = false,
                Code = CodeOf(error),
            };
        }

        try
        {
            var deleted = await ResourceManagerList
                .ReadAsync(
                    client,
                    ResourceManagerCall.Get("DeletedAccounts_List", account.Id.DeletedAccountsPath, AccountResourceId.ApiVersion),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new AccountWitness
            {
                SeesResourceGroup = true,
                SeesDeletedAccounts = true,
                ListsDeletedAccount = deleted.Any(IsOwnCopy),
            };
        }
        catch (AccountApiException error)
        {
            return new AccountWitness
            {
                SeesResourceGroup = true,
                SeesDeletedAccounts = false,
                Code = CodeOf(error),
            };
        }
    }

    public async Task<bool?> HasKeyAsync(string trainingKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainingKey);
        try
        {
            var body = await client
                .ReadAsync(
                    ResourceManagerCall.Action("Accounts_ListKeys", account.Id.AccountPath + "/listKeys", AccountResourceId.ApiVersion),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var keys = JsonSerializer.Deserialize(body.Span, AccountJsonContext.Default.KeysJson);
            return keys is null or { Key1: null, Key2: null } ? null : IsSame(trainingKey, keys.Key1) | IsSame(trainingKey, keys.Key2);
        }
        catch (Exception error) when (error is AccountApiException or JsonException)
        {
            return null;
        }
    }

    public Task<AccountOperation> StartDeletionAsync(CancellationToken cancellationToken = default) =>
        StartAsync(ResourceManagerCall.Delete("Accounts_Delete", account.Id.AccountPath, AccountResourceId.ApiVersion), cancellationToken);

    public Task<AccountOperation> StartPurgeAsync(string location, CancellationToken cancellationToken = default) =>
        StartAsync(
            ResourceManagerCall.Delete("DeletedAccounts_Purge", account.Id.DeletedAccountPath(location), AccountResourceId.ApiVersion),
            cancellationToken
        );

    public async Task<AccountOperation> FollowAsync(AccountOperation operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.StatusAddress is not { } address || !IsOurs(address))
        {
            return operation with { State = AccountOperationState.Unanswered, Code = "ForeignStatusAddress", RetryAfter = null };
        }

        try
        {
            var answer = await client
                .SendAsync(
                    new ResourceManagerCall("OperationStatus_Get", HttpMethod.Get, address, ResourceManagerAnswerKind.Acceptance),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return OperationStatus.Of(answer, address);
        }
        catch (AccountApiException error)
        {
            return operation with { State = AccountOperationState.Unanswered, Code = CodeOf(error), RetryAfter = null };
        }
    }

    private async Task<AccountOperation> StartAsync(ResourceManagerCall call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
            return OperationStatus.OfStart(answer, IsOurs);
        }
        catch (AccountApiException error)
        {
            return new AccountOperation
            {
                State = AccountOperationState.Unanswered,
                Code = CodeOf(error),
                RequestId = error.RequestId,
            };
        }
    }

    private async Task<AccountAnswer> FindAsync(ResourceManagerCall call, string expectedId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccess)
            {
                return ServiceAnswer.SaysAccountIsGone(answer.Status, answer.Code)
                    ? new AccountAnswer { Presence = AccountPresence.Gone, Code = answer.Code }
                    : new AccountAnswer { Presence = AccountPresence.Unknown, Code = answer.Code ?? OperationStatus.Word(answer.Status) };
            }

            var json = JsonSerializer.Deserialize(answer.Body.Span, AccountJsonContext.Default.AccountJson);
            return json is not null && json.Id.Equals(expectedId, StringComparison.OrdinalIgnoreCase)
                ? new AccountAnswer { Presence = AccountPresence.Present, Account = json.ToManaged() }
                : new AccountAnswer { Presence = AccountPresence.Unknown, Code = ResourceManagerFailure.UnreadableAnswer };
        }
        catch (JsonException)
        {
            return new AccountAnswer { Presence = AccountPresence.Unknown, Code = ResourceManagerFailure.UnreadableAnswer };
        }
        catch (AccountApiException error)
        {
            return new AccountAnswer { Presence = AccountPresence.Unknown, Code = CodeOf(error) };
        }
    }

    private bool IsGroup(JsonElement group) =>
        IdOf(group) is { } id && id.Equals(Uri.UnescapeDataString(account.Id.GroupPath), StringComparison.OrdinalIgnoreCase);

    private bool IsOwnCopy(JsonElement deleted) =>
        IdOf(deleted) is { } id
        && id.EndsWith($"/resourceGroups/{account.Id.Group}/deletedAccounts/{account.Id.Name}", StringComparison.OrdinalIgnoreCase);

    private static string? IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    private bool IsOurs(Uri address) =>
        Uri.Compare(address, account.Endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase)
        == 0;

    private static bool IsSame(string given, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    private static string CodeOf(AccountApiException error) =>
        error.Code ?? (error.Status is { } status ? OperationStatus.Word(status) : ResourceManagerFailure.Unreachable);
}
