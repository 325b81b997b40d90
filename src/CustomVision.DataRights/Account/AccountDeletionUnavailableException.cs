using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Account;

/// <summary>
/// Thrown when the account was not deleted because the package for Azure is not registered. <see cref="Guidance"/> contains the manual
/// steps.
/// </summary>
public sealed class AccountDeletionUnavailableException : DataRightsException
{
    /// <summary>Creates the exception with the guidance in the current language.</summary>
    public AccountDeletionUnavailableException()
        : base(new AccountTexts(TextLanguage.Of(CultureInfo.CurrentUICulture)).DeletionUnavailable) =>
        Guidance = AccountDeletionGuidance.Create();

    /// <summary>The manual alternatives.</summary>
    public AccountDeletionGuidance Guidance { get; }
}
