using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Rewrite"/>.</summary>
internal sealed record RewriteFault : FaultAction
{
    /// <summary>Gets the test's delegate.</summary>
    public required Func<byte[], byte[]> Change { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasJson => false;

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var body = await BufferedAnswer.RunAsync(fault.Http, next);
        if (fault.Http.Response.StatusCode is 204 or 304)
        {
            return;
        }

        var changed = Change(body.ToArray());
        fault.Http.Response.ContentLength = changed.Length;
        await BufferedAnswer.SendAsync(fault.Http, changed);
    }
}
