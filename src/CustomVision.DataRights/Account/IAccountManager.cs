namespace CustomVision.DataRights.Account;

/// <summary>Reads and deletes the Azure resource itself, which no Training operation can do. Provided by an add-on or the host.</summary>
/// <remarks>
/// The methods report the answers of the management service without drawing conclusions. A call that fails, is rejected or remains
/// unanswered returns a result with a reason; only cancellation throws. Only the service's own 404 with the code of a missing resource
/// means absence: a 401, a 403, a proxy's 404, and a 404 that concerns the subscription or the resource group are
/// <see cref="AccountPresence.Unknown"/>.
/// </remarks>
internal interface IAccountManager
{
    /// <summary>
    /// The id of the account in Azure Resource Manager:
    /// <c>/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…</c>.
    /// </summary>
    string ResourceId { get; }

    /// <summary>Gets the account, if it exists.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The answer. Operation: <c>Accounts - Get</c>.</returns>
    Task<AccountAnswer> FindAccountAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the recoverable copy of the deleted account, if it exists.</summary>
    /// <param name="location">The region of the account, from <see cref="ManagedAccount.Location"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The answer. Operation: <c>Deleted Accounts - Get</c>.</returns>
    Task<AccountAnswer> FindDeletedAccountAsync(string location, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the resources that must be readable before absence is conclusive: the resource group, and the deleted accounts of the
    /// subscription.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The answer. Operations: <c>Resource Groups - Get</c>, <c>Deleted Accounts - List</c>, to its end.</returns>
    Task<AccountWitness> FindWitnessAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Compares a training key with the keys of the account. A regional endpoint belongs to every account of the region; only the key
    /// distinguishes them.
    /// </summary>
    /// <param name="trainingKey">The key.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// Whether the key is one of the account's; <see langword="null"/> if the keys could not be read. Operation: <c>Accounts - List
    /// Keys</c>.
    /// </returns>
    Task<bool?> HasKeyAsync(string trainingKey, CancellationToken cancellationToken = default);

    /// <summary>Starts the deletion of the account.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The answer. Operation: <c>Accounts - Delete</c>.</returns>
    Task<AccountOperation> StartDeletionAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts the purge of the recoverable copy, after which the account cannot be recovered.</summary>
    /// <param name="location">The region of the account, from <see cref="ManagedAccount.Location"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The answer. Operation: <c>Deleted Accounts - Purge</c>.</returns>
    Task<AccountOperation> StartPurgeAsync(string location, CancellationToken cancellationToken = default);

    /// <summary>Gets the state of a running operation once. The caller waits between two calls.</summary>
    /// <param name="operation">
    /// The operation as returned by the last call, in the state <see cref="AccountOperationState.Running"/>.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The current state of the operation. Never calls a host other than the management service's.</returns>
    Task<AccountOperation> FollowAsync(AccountOperation operation, CancellationToken cancellationToken = default);
}
