namespace CustomVision.DataRights.Account;

/// <summary>Reads the Azure resource itself, which no Training operation can do. Provided by an add-on or the host.</summary>
internal interface IAccountReader
{
    /// <summary>Reads the account with its keys and its usage.</summary>
    /// <remarks>
    /// Operations of Azure Resource Manager: <c>Accounts - Get</c>, <c>Accounts - List Usages</c>, <c>Accounts - List Keys</c>.
    /// </remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The account. If the service refuses to list the keys, they are missing and the reason is set.</returns>
    /// <exception cref="AccountApiException">The account could not be read.</exception>
    Task<AccountInfo> ReadAccountAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the account and its usage as the service's own JSON, for an archive. Never requests the keys.</summary>
    /// <remarks>Operations of Azure Resource Manager: <c>Accounts - Get</c>, <c>Accounts - List Usages</c>.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A JSON object in UTF-8: <c>account</c> and <c>usages</c> with the service's own tokens.</returns>
    /// <exception cref="AccountApiException">The account could not be read.</exception>
    Task<ReadOnlyMemory<byte>> ReadAccountJsonAsync(CancellationToken cancellationToken = default);
}
