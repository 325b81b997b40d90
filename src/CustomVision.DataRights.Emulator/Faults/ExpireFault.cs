using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Expire"/>.</summary>
internal sealed record ExpireFault : FaultAction
{
    private static readonly TimeSpan IssuedFor = TimeSpan.FromHours(24);

    /// <summary>Gets the lifetime of a link after its issue.</summary>
    public TimeSpan Lifetime { get; init; }

    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        // "se" is the expiry in the signed link, in whole seconds.
        var expired =
            WireTime.TryParse(fault.Http.Request.Query["se"], out var end) && fault.Clock.GetUtcNow() >= end - IssuedFor + Lifetime;
        return expired ? new AnswerFault { Status = StatusCodes.Status403Forbidden }.ApplyAsync(fault, next) : next(fault.Http);
    }

    /// <inheritdoc/>
    public override string? FindProblem() => Lifetime < TimeSpan.Zero ? "the lifetime must not be negative" : null;
}
