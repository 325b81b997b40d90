using System.Globalization;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>Authorizes calls to Azure Resource Manager, which require a token for it. The training key is not accepted there.</summary>
internal static class ManagementAccess
{
    public static Answer? Refusal(AccountState account, HttpRequest request, string? operation)
    {
        var audience = account.Credentials.ManagementAudience;
        var (verdict, token) = Bearer.Of(request, account, audience);
        return verdict switch
        {
            BearerVerdict.Valid => ManagementActions.Allows(token!.Role, ManagementActions.Of(operation))
                ? null
                : Answer.ResourceManager(403, ResourceManagerError.Forbidden(operation, request.Path.Value ?? "")),
            BearerVerdict.Missing => Unauthorized("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing."),
            BearerVerdict.Expired => Unauthorized(
                "ExpiredAuthenticationToken",
                $"The access token expiry UTC time '{Text(token!.Expires)}' is earlier than current UTC time "
                    + $"'{Text(account.Clock.GetUtcNow())}'."
            ),
            BearerVerdict.WrongAudience => Unauthorized(
                "InvalidAuthenticationTokenAudience",
                $"The access token has been obtained for wrong audience or resource '{token!.Audience}'. It should exactly match with one "
                    + $"of the allowed audiences '{audience}/','{audience}'."
            ),
            BearerVerdict.Revoked => Answer
                .Gateway(401, "InvalidAuthenticationToken", "The access token was revoked.")
                .With("WWW-Authenticate", ClaimsChallenge.Header(ClaimsChallenge.Revoked(account.Clock.GetUtcNow()))),
            _ => Unauthorized("InvalidAuthenticationToken", "The access token is invalid."),
        };
    }

    private static Answer Unauthorized(string code, string message) =>
        Answer
            .Gateway(401, code, message)
            .With(
                "WWW-Authenticate",
                "Bearer authorization_uri=\"https://login.microsoftonline.com/common\", error=\"invalid_token\", error_description=\"The "
                    + "token is missing, invalid or has expired.\""
            );

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
}
