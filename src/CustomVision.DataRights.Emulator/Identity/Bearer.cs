using CustomVision.DataRights.Emulator.Accounts;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The bearer token of a request, judged.</summary>
/// <param name="Verdict">Whether the token opens the API.</param>
/// <param name="Token">The content of the token; null if it is missing or was not issued here.</param>
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
