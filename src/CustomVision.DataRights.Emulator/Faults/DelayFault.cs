using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Delay"/>.</summary>
internal sealed record DelayFault : FaultAction
{
    /// <summary>Gets the delay of the request.</summary>
    public TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        await Task.Delay(Duration, fault.Clock, fault.Http.RequestAborted);
        await next(fault.Http);
    }

    /// <inheritdoc/>
    public override string? FindProblem() => Duration < TimeSpan.Zero ? "the duration must not be negative" : null;
}
