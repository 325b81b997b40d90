using System.Globalization;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Administration;

/// <summary>The query of <c>POST /tokens</c>.</summary>
/// <param name="Audience">The API that the token is for; the Training API's by default.</param>
/// <param name="Role">The data role, or null for the emulator's own default.</param>
/// <param name="Lifetime">The lifetime of the token; null for one hour.</param>
/// <param name="Problem">The description of the error in the query, or null.</param>
internal sealed record TokenRequest(string Audience, CustomVisionRole? Role, TimeSpan? Lifetime, string? Problem)
{
    public static TokenRequest Read(IQueryCollection query)
    {
        var audience = query["audience"] is [{ Length: > 0 } given, ..] ? given : TokenAudience.Training;
        CustomVisionRole? role = null;
        if (query["role"] is [{ Length: > 0 } name, ..])
        {
            if (!RoleText.TryRead(name, out var read))
            {
                return new TokenRequest(audience, null, null, RoleText.Expected("The role"));
            }

            role = read;
        }

        TimeSpan? lifetime = null;
        if (query["lifetime"] is [{ Length: > 0 } time, ..])
        {
            if (!TryReadLifetime(time, out var read))
            {
                return new TokenRequest(audience, role, null, "The lifetime must be a number of seconds, or a time such as 90s, 5m or 1h.");
            }

            lifetime = read;
        }

        return new TokenRequest(audience, role, lifetime, null);
    }

    private static bool TryReadLifetime(string text, out TimeSpan lifetime)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            lifetime = TimeSpan.FromSeconds(seconds);
            return true;
        }

        return (DurationText.TryRead(text, out lifetime) && lifetime >= TimeSpan.Zero)
            || (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out lifetime) && lifetime >= TimeSpan.Zero);
    }
}
