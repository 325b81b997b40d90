using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The <c>WWW-Authenticate</c> header that requires a token with certain claims, as in continuous access evaluation.</summary>
internal static class ClaimsChallenge
{
    /// <summary>Returns the claims for a revoked session, which only a token issued after this response satisfies.</summary>
    public static string Revoked(DateTimeOffset now) =>
        "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\""
        + now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        + "\"}}}";

    public static string Header(string claims) =>
        $"Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
            + $"error=\"insufficient_claims\", "
        + $"claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";
}
