using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.ChallengeClaims"/>.</summary>
internal sealed record ClaimsFault : FaultAction
{
    /// <summary>Gets the claims as JSON.</summary>
    public string? Claims { get; init; }

    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        fault.Http.Response.Headers.WWWAuthenticate = ClaimsChallenge.Header(Claims ?? ClaimsChallenge.Revoked(fault.Clock.GetUtcNow()));
        return GatewayError.WriteAsync(fault.Http, 401, "The access token was revoked. Continuous access evaluation asks for a new one.");
    }
}
