using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.MisstateLength"/>.</summary>
internal sealed record LengthFault : FaultAction
{
    /// <summary>Gets the number of bytes to add to the true length.</summary>
    public int Difference { get; init; }

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var body = await BufferedAnswer.RunAsync(fault.Http, next);
        var declared = Math.Max(0, (long)body.Length + Difference);
        if (declared > body.Length)
        {
            await BufferedAnswer.SendShortAsync(fault, body, declared);
            return;
        }

        fault.Http.Response.ContentLength = declared;
        await BufferedAnswer.SendAsync(fault.Http, body[..(int)declared]);
    }

    /// <inheritdoc/>
    public override string? FindProblem() => Difference == 0 ? "the difference must not be 0" : null;
}
