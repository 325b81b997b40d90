using System.Globalization;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Catalog;
using static CustomVision.DataRights.TrimmedApp.Checks;

namespace CustomVision.DataRights.TrimmedApp;

internal static class TextChecks
{
    public static Task RunAsync()
    {
        foreach (
            var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("is-IS") }
        )
        {
            Require(DataCatalog.GetCategories(culture).Count == 13, "every row of the catalog has its texts");
            Require(AccountDeletionGuidance.Create(culture).Routes.Count == 2, "the guidance has its texts");
        }

        var names = new[] { "en", "fr", "ko" }.Select(NameOf).ToList();
        Require(names.Distinct().Count() == names.Count, "each language has its own texts");
        Require(new AccountDeletionUnavailableException().Message.Length > 20, "the error has its text");
        return Task.CompletedTask;
    }

    private static string NameOf(string language) => DataCatalog.GetCategories(CultureInfo.GetCultureInfo(language))[0].Name;
}
