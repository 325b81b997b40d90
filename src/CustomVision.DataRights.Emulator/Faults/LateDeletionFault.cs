using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.NeverApplyDeletion"/>.</summary>
internal sealed record LateDeletionFault : FaultAction, ILateDeletionFeature
{
    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        fault.Http.Features.Set<ILateDeletionFeature>(this);
        return next(fault.Http);
    }
}
