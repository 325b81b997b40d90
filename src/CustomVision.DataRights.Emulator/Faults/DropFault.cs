using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Drop"/>.</summary>
internal sealed record DropFault : FaultAction
{
    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        fault.Http.Abort();
        return Task.CompletedTask;
    }
}
