using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Stall"/>.</summary>
internal sealed record StallFault : FaultAction
{
    /// <summary>Gets the number of bytes to send first.</summary>
    public int AfterBytes { get; init; }

    /// <summary>Gets the delay of the remaining bytes.</summary>
    public TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var body = await BufferedAnswer.RunAsync(fault.Http, next);
        var first = Math.Min(AfterBytes, body.Length);
        fault.Http.Response.ContentLength = body.Length;
        await BufferedAnswer.SendAsync(fault.Http, body[..first]);
        await Task.Delay(Duration, fault.Clock, fault.Http.RequestAborted);
        await BufferedAnswer.SendAsync(fault.Http, body[first..]);
    }

    /// <inheritdoc/>
    public override string? FindProblem() =>
        AfterBytes < 0 || Duration < TimeSpan.Zero ? "afterBytes and the duration must not be negative" : null;
}
