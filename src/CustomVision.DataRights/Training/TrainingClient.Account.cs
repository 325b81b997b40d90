using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>
    /// GetAccountInfo. Only v1.0 to v1.2 of the API provided it; live endpoints have returned 404 since 2019-10-01. The raw JSON contains
    /// the account's keys.
    /// </summary>
    public async Task<Raw<AccountInfo>> GetAccountInfoAsync(CancellationToken cancellationToken)
    {
        const string Path = "/customvision/v1.2/Training/account";
        using var answer = await SendAsync("GetAccountInfo", HttpMethod.Get, Path, body: null, cancellationToken).ConfigureAwait(false);
        return answer.Read((body, _) => JsonAnswer.ReadObject(body, AccountJsonContext.Default.AccountInfo));
    }
}
