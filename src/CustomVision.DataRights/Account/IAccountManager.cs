namespace CustomVision.DataRights.Account;

/// <summary>Manages the Azure resource itself, which no Training operation can do. An add-on or the host supplies it.</summary>
public interface IAccountManager
{
    /// <summary>Deletes the account that this registration's endpoint belongs to, for good.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the account is deleted.</returns>
    Task DeleteAccountAsync(CancellationToken cancellationToken = default);
}
