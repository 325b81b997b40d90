using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>A request that a fault affects.</summary>
internal sealed record FaultContext(HttpContext Http, EndpointKind Endpoint, string? Operation, TimeProvider Clock, IFaultTarget? Target)
{
    /// <summary>Records in the log that the connection closes before the response is complete.</summary>
    public void MarkAborted() => Http.Features.Get<ITrafficFeature>()?.MarkAborted();
}
