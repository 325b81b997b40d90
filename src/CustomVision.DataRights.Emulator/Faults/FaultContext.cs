using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>A request that suffers a fault.</summary>
internal sealed record FaultContext(HttpContext Http, EndpointKind Endpoint, string? Operation, TimeProvider Clock, IFaultTarget? Target)
{
    /// <summary>Records in the log that the connection ends before the answer does.</summary>
    public void MarkAborted() => Http.Features.Get<ITrafficFeature>()?.MarkAborted();
}
