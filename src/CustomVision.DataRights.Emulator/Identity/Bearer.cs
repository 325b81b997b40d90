using CustomVision.DataRights.Emulator.Accounts;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The validated bearer token of a request.</summary>
/// <param name="Verdict">The result of the validation.</param>
/// <param name="Token">The claims of the token; null if it is missing or was not issued by this emulator.</param>
internal sealed record Bearer(BearerVerdict Verdict, AccessToken? Token)
{
    public static Bearer Of(HttpRequest request, AccountState account, string audience)
    {
        if (request.Headers.Authorization is not [{ } header, ..] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return new Bearer(BearerVerdict.Missing, null);
        }

        if (account.Tokens.Read(header["Bearer ".Length..].Trim()) is not { } token)
        {
            return new Bearer(BearerVerdict.Invalid, null);
        }

        return new Bearer(
            !TokenAudience.IsSame(token.Audience, audience) ? BearerVerdict.WrongAudience
                : account.Tokens.IsExpired(token) ? BearerVerdict.Expired
                : account.Tokens.IsRevoked(token) ? BearerVerdict.Revoked
                : BearerVerdict.Valid,
            token
        );
    }
}
