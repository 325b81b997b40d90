using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// An in-memory account with its management service. The actual state of the account and the service's responses can differ.
/// </summary>
internal sealed class FakeAccount : IAccountManager
{
    private static readonly TimeSpan RecoverableFor = TimeSpan.FromHours(48);

    private DateTimeOffset? _deletedAt;
    private DateTimeOffset? _purgedAt;
    private DateTimeOffset? _due;
    private bool _purges;

    public enum State
    {
        Active,
        Deleting,
        Deleted,
        Gone,
    }

    public string ResourceId { get; init; } =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/people/providers/Microsoft.CognitiveServices/accounts/gallery";

    public required TestClock Clock { get; set; }

    public Uri? Endpoint { get; set; }

    public string Kind { get; set; } = "CustomVision.Training";

    public string ProvisioningState { get; set; } = "Succeeded";

    public bool HasOwnEndpoint { get; set; } = true;

    public bool? HasKey { get; set; }

    public bool SeesResourceGroup { get; set; } = true;

    public bool SeesDeletedAccounts { get; set; } = true;

    /// <summary>Whether a deleted account of the same name already exists.</summary>
    public bool HasOldCopy { get; set; }

    /// <summary>The duration of an operation.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(90);

    public AccountEnding Ending { get; set; }

    /// <summary>The time after a deletion until the service shows the account's deleted copy.</summary>
    public TimeSpan CopyLag { get; set; }

    /// <summary>The error code with which deletions are rejected; null to accept them.</summary>
    public string? RefusesDeletion { get; set; }

    public string? RefusesPurge { get; set; }

    /// <summary>All calls, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Returns the fault of a call by its number, from 1.</summary>
    public Func<int, AccountFault?> FaultOf { get; set; } = static _ => null;

    /// <summary>Invoked when a deletion arrives.</summary>
    public Action WhenDeleted { get; set; } = static () => { };

    public int Deletions => Calls.Count(call => call == nameof(StartDeletionAsync));

    public int Purges => Calls.Count(call => call == nameof(StartPurgeAsync));

    /// <summary>The actual state of the account.</summary>
    public State Truth
    {
        get
        {
            if (_due is { } due && Clock.GetUtcNow() >= due)
            {
                (_deletedAt, _purgedAt, _due) = (_purges ? _deletedAt : due, _purges ? due : _purgedAt, null);
            }

            return _purgedAt is not null || (_deletedAt is { } at && Clock.GetUtcNow() >= at + RecoverableFor) ? State.Gone
                : _deletedAt is not null ? State.Deleted
                : _due is not null && !_purges ? State.Deleting
                : State.Active;
        }
    }

    public void Delete() => _deletedAt = Clock.GetUtcNow();

    public void Recover() => (_deletedAt, _due) = (null, null);

    public Task<AccountAnswer> FindAccountAsync(CancellationToken cancellationToken = default)
    {
        var fault = Enter(nameof(FindAccountAsync), cancellationToken);
        var isThere = Truth is State.Active or State.Deleting;
        return Answer(fault, isThere, () => Facts(Truth == State.Deleting ? "Deleting" : ProvisioningState, until: null));
    }

    public Task<AccountAnswer> FindDeletedAccountAsync(string location, CancellationToken cancellationToken = default)
    {
        if (location != "westeurope")
        {
            throw new InvalidOperationException("The account is in westeurope.");
        }

        var fault = Enter(nameof(FindDeletedAccountAsync), cancellationToken);
        return Answer(fault, ShowsCopy, () => Facts("Succeeded", _deletedAt + RecoverableFor));
    }

    public Task<AccountWitness> FindWitnessAsync(CancellationToken cancellationToken = default)
    {
        var fault = Enter(nameof(FindWitnessAsync), cancellationToken);
        return Task.FromResult(
            new AccountWitness
            {
                SeesResourceGroup = SeesResourceGroup && fault is null or AccountFault.Stale,
                SeesDeletedAccounts = SeesDeletedAccounts,
                ListsDeletedAccount = fault == AccountFault.Stale ? !ShowsCopy : ShowsCopy,
                Code = "AuthorizationFailed",
            }
        );
    }

    public Task<bool?> HasKeyAsync(string trainingKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(Enter(nameof(HasKeyAsync), cancellationToken) is null ? HasKey : null);

    public Task<AccountOperation> StartDeletionAsync(CancellationToken cancellationToken = default)
    {
        WhenDeleted();
        return Start(nameof(StartDeletionAsync), RefusesDeletion, Truth == State.Active, purges: false, cancellationToken);
    }

    public Task<AccountOperation> StartPurgeAsync(string location, CancellationToken cancellationToken = default) =>
        Start(
            nameof(StartPurgeAsync),
            RefusesPurge ?? (ShowsCopy ? null : "ResourceNotFound"),
            Truth == State.Deleted,
            purges: true,
            cancellationToken
        );

    public Task<AccountOperation> FollowAsync(AccountOperation operation, CancellationToken cancellationToken = default)
    {
        var fault = Enter(nameof(FollowAsync), cancellationToken);
        _ = Truth;
        var isOver = _due is null || Clock.GetUtcNow() >= _due;
        var state = fault is not null
            ? AccountOperationState.Unanswered
            : (isOver, Ending) switch
            {
                (_, AccountEnding.Never) or (false, _) => AccountOperationState.Running,
                (_, AccountEnding.Failed or AccountEnding.Canceled) => AccountOperationState.Failed,
                (_, AccountEnding.StatusLost) => AccountOperationState.Unanswered,
                _ => AccountOperationState.Succeeded,
            };
        return Task.FromResult(
            new AccountOperation
            {
                State = state,
                Code = state == AccountOperationState.Failed ? Ending.ToString() : null,
                RetryAfter = TimeSpan.FromSeconds(10),
            }
        );
    }

    private bool ShowsCopy => HasOldCopy || (Truth == State.Deleted && Clock.GetUtcNow() >= _deletedAt + CopyLag);

    private AccountFault? Enter(string call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(call);
        return FaultOf(Calls.Count);
    }

    private ManagedAccount Facts(string state, DateTimeOffset? until) =>
        new()
        {
            Kind = Kind,
            Location = "westeurope",
            ProvisioningState = state,
            Endpoint = Endpoint,
            HasOwnEndpoint = HasOwnEndpoint,
            RecoverableUntil = until,
        };

    private static Task<AccountAnswer> Answer(AccountFault? fault, bool isThere, Func<ManagedAccount> facts)
    {
        if (fault is not (null or AccountFault.Stale))
        {
            return Task.FromResult(
                new AccountAnswer
                {
                    Presence = AccountPresence.Unknown,
                    Code = fault == AccountFault.Forbidden ? "AuthorizationFailed" : "Unreachable",
                }
            );
        }

        var says = fault == AccountFault.Stale ? !isThere : isThere;
        return Task.FromResult(
            new AccountAnswer { Presence = says ? AccountPresence.Present : AccountPresence.Gone, Account = says ? facts() : null }
        );
    }

    private Task<AccountOperation> Start(string call, string? refusal, bool isPossible, bool purges, CancellationToken cancellationToken)
    {
        var fault = Enter(call, cancellationToken);
        if (fault is AccountFault.Unreachable or AccountFault.Forbidden or AccountFault.Stale || refusal is not null)
        {
            return Task.FromResult(
                fault == AccountFault.Unreachable
                    ? new AccountOperation { State = AccountOperationState.Unanswered, Code = "Unreachable" }
                    : new AccountOperation
                    {
                        State = AccountOperationState.Refused,
                        Code = refusal ?? (fault == AccountFault.Stale ? "RequestConflict" : "AuthorizationFailed"),
                        RequestId = call,
                    }
            );
        }

        if (isPossible)
        {
            (_due, _purges) = (Ending is AccountEnding.Succeeded or AccountEnding.StatusLost ? Clock.GetUtcNow() + Duration : null, purges);
        }

        return Task.FromResult(
            fault == AccountFault.LostAnswer
                ? new AccountOperation { State = AccountOperationState.Unanswered, Code = "Unreachable" }
                : new AccountOperation
                {
                    State = AccountOperationState.Running,
                    RequestId = call,
                    StatusAddress = new Uri("https://management.example/operation"),
                }
        );
    }
}
