using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Where a request at the API's port leads.</summary>
/// <param name="Endpoint">The API that it is for.</param>
/// <param name="IsKnown">Whether the API and its version exist; otherwise the gateway answers 404.</param>
/// <param name="Match">The operation; null: the emulator answers 501.</param>
internal sealed record ApiRoute(EndpointKind Endpoint, bool IsKnown, RouteMatch? Match);
