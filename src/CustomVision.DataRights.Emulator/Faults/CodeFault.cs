using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Run"/>.</summary>
internal sealed record CodeFault : FaultAction
{
    /// <summary>Gets the test's delegate.</summary>
    public required Func<Task> Code { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasJson => false;

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        await Code();
        await next(fault.Http);
    }
}
