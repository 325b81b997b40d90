using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Account;

/// <summary>The instructions for deleting a Custom Vision account manually, as data that a host can show.</summary>
public sealed record AccountDeletionGuidance
{
    /// <summary>The routes, the usual one first.</summary>
    public required IReadOnlyList<AccountRoute> Routes { get; init; }

    /// <summary>The warnings to read first: what is deleted with the account, and how long it can be recovered.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Creates the guidance in a language.</summary>
    /// <param name="culture">The language; English if it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.</param>
    /// <returns>The guidance.</returns>
    public static AccountDeletionGuidance Create(CultureInfo? culture = null) =>
        new AccountTexts(TextLanguage.Of(culture ?? CultureInfo.CurrentUICulture)).DeletionGuidance();
}
