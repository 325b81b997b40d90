namespace CustomVision.DataRights.Account;

/// <summary>The properties of an account that determine whether it can be deleted.</summary>
internal sealed record ManagedAccount
{
    /// <summary>The only kind of account that can be deleted. Any other kind may serve more than Custom Vision Training.</summary>
    internal const string TrainingKind = "CustomVision.Training";

    /// <summary>The state of an account without an operation in progress.</summary>
    internal const string Settled = "Succeeded";

    /// <summary>The state of an account whose last operation failed; it can still be deleted.</summary>
    internal const string FailedState = "Failed";

    /// <summary>The state of an account that is being deleted.</summary>
    internal const string Deleting = nameof(Deleting);

    /// <summary>The kind, such as <c>CustomVision.Training</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The region, such as <c>westeurope</c>.</summary>
    public required string Location { get; init; }

    /// <summary>
    /// The provisioning state, such as <c>Succeeded</c> or <c>Deleting</c>; <see langword="null"/> if the service does not provide it.
    /// </summary>
    public string? ProvisioningState { get; init; }

    /// <summary>The endpoint; <see langword="null"/> if the service does not provide it.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Whether the endpoint belongs to this account alone (a custom subdomain) and not to a whole region.</summary>
    public bool HasOwnEndpoint { get; init; }

    /// <summary>
    /// The time until which a deleted account can be recovered, UTC; <see langword="null"/> for an account that is not deleted, or if the
    /// service does not provide it.
    /// </summary>
    public DateTimeOffset? RecoverableUntil { get; init; }
}
