using System.Globalization;

namespace CustomVision.DataRights.Account;

/// <summary>The texts of this folder, from <c>AccountTexts.resx</c>.</summary>
internal static class AccountTexts
{
    private static readonly LocalizedTexts Texts = new("Account.AccountTexts");
    private static readonly Uri Portal = new("https://portal.azure.com/");
    private static readonly Uri Settings = new("https://www.customvision.ai/projects#/settings");

    public static AccountDeletionGuidance DeletionGuidance(CultureInfo culture) =>
        new()
        {
            Routes = [Route("delete-portal", Portal, culture), Route("delete-settings", Settings, culture)],
            Warnings = Lines("delete-warnings", culture),
        };

    public static IReadOnlyList<AccountRoute> InformationRoutes(CultureInfo culture) =>
        [Route("read-arm", null, culture), Route("read-portal", Portal, culture)];

    public static string DeletionUnavailable(CultureInfo culture) => Text("delete-unavailable", culture);

    private static AccountRoute Route(string key, Uri? address, CultureInfo culture) =>
        new()
        {
            Name = Text(key + ".name", culture),
            AppliesTo = Text(key + ".applies", culture),
            Steps = Lines(key + ".steps", culture),
            Address = address,
        };

    private static string[] Lines(string key, CultureInfo culture) =>
        Text(key, culture).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Text(string key, CultureInfo culture) => Texts.Get(key, culture);
}
