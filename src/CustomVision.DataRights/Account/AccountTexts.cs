using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Account;

/// <summary>The texts of this folder, from <c>AccountTexts.resx</c> and its translations.</summary>
internal static class AccountTexts
{
    private static readonly LocalizedTexts Texts = new("Account.AccountTexts");
    private static readonly Uri Portal = new("https://portal.azure.com/");
    private static readonly Uri Settings = new("https://www.customvision.ai/projects#/settings");

    public static AccountDeletionGuidance DeletionGuidance(TextLanguage language) =>
        new()
        {
            Routes = [Route("delete-portal", Portal, language), Route("delete-settings", Settings, language)],
            Warnings = Lines("delete-warnings", language),
        };

    public static IReadOnlyList<AccountRoute> InformationRoutes(TextLanguage language) =>
        [Route("read-arm", null, language), Route("read-portal", Portal, language)];

    public static string DeletionUnavailable(TextLanguage language) => Text("delete-unavailable", language);

    private static AccountRoute Route(string key, Uri? address, TextLanguage language) =>
        new()
        {
            Name = Text(key + ".name", language),
            AppliesTo = Text(key + ".applies", language),
            Steps = Lines(key + ".steps", language),
            Address = address,
        };

    private static string[] Lines(string key, TextLanguage language) =>
        Text(key, language).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Text(string key, TextLanguage language) => Texts.Get(key, language);
}
