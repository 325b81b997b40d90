using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Drop"/>.</summary>
internal sealed record DropFault : FaultAction
{
    /// <summary>Gets whether the request is processed first, so that only its response is lost.</summary>
    public bool CarriesOut { get; init; }

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        if (CarriesOut)
        {
            await BufferedAnswer.RunAsync(fault.Http, next);
        }

        fault.MarkAborted();
        fault.Http.Abort();
    }
}
