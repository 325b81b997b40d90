using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Corrupt"/>.</summary>
internal sealed record CorruptFault : FaultAction
{
    /// <summary>Gets the offset of the byte to invert.</summary>
    public int Offset { get; init; }

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var body = await BufferedAnswer.RunAsync(fault.Http, next);
        if (!body.IsEmpty)
        {
            body.Span[Math.Min(Offset, body.Length - 1)] ^= 0xFF;
            await BufferedAnswer.SendAsync(fault.Http, body);
        }
    }

    /// <inheritdoc/>
    public override string? FindProblem() => Offset < 0 ? "the offset must not be negative" : null;
}
