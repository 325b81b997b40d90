using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Account;

/// <summary>The localized texts about accounts, from <c>AccountTexts.resx</c> and its translations.</summary>
internal sealed class AccountTexts(TextLanguage language) : LanguageTexts(Texts, language)
{
    private static readonly LocalizedTexts Texts = new("Account.AccountTexts");
    private static readonly Uri Portal = new("https://portal.azure.com/");
    private static readonly Uri Settings = new("https://www.customvision.ai/projects#/settings");

    public AccountDeletionGuidance DeletionGuidance() =>
        new()
        {
            Routes = [Route("delete-portal", Portal), Route("delete-settings", Settings)],
            Warnings = Lines("delete-warnings"),
        };

    public IReadOnlyList<AccountRoute> InformationRoutes() =>
        [Route("read-arm", null), Route("read-portal", Portal)];

    public string DeletionUnavailable => this["delete-unavailable"];

    private AccountRoute Route(string key, Uri? address) =>
        new()
        {
            Name = this[key + ".name"],
            AppliesTo = this[key + ".applies"],
            Steps = Lines(key + ".steps"),
            Address = address,
        };

    private string[] Lines(string key) =>
        this[key].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
