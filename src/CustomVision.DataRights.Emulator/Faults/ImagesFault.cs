using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.AddImages"/> and <see cref="FaultMatch.RemoveImages"/>.</summary>
internal sealed record ImagesFault : FaultAction
{
    /// <summary>Gets the number of images to add.</summary>
    public int Added { get; init; }

    /// <summary>Gets the number of images to remove.</summary>
    public int Removed { get; init; }

    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        fault.Target?.ChangeImages(fault.Http, Added, Removed);
        return next(fault.Http);
    }

    /// <inheritdoc/>
    public override string? FindProblem() => Added < 0 || Removed < 0 ? "the number of images must not be negative" : null;
}
