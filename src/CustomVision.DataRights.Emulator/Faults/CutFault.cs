using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Cut"/>.</summary>
internal sealed record CutFault : FaultAction
{
    /// <summary>Gets the number of bytes to send.</summary>
    public int AfterBytes { get; init; }

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var body = await BufferedAnswer.RunAsync(fault.Http, next);
        await (
            AfterBytes < body.Length
                ? BufferedAnswer.SendShortAsync(fault, body[..AfterBytes], body.Length)
                : BufferedAnswer.SendAsync(fault.Http, body)
        );
    }

    /// <inheritdoc/>
    public override string? FindProblem() => AfterBytes < 0 ? "afterBytes must not be negative" : null;
}
