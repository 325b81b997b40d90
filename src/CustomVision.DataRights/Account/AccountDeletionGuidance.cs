using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Account;

/// <summary>The instructions for deleting a Custom Vision account manually, as data that a host can show.</summary>
public sealed record AccountDeletionGuidance
{
    /// <summary>The ways, the usual one first.</summary>
    public required IReadOnlyList<AccountRoute> Routes { get; init; }

    /// <summary>The prior information: what is deleted with the account, and what can be recovered for how long.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The guidance in a language.</summary>
    /// <param name="culture">
    /// The language; English where it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <returns>The guidance.</returns>
    public static AccountDeletionGuidance Create(CultureInfo? culture = null) =>
        AccountTexts.DeletionGuidance(TextLanguage.Of(culture ?? CultureInfo.CurrentUICulture));
}
