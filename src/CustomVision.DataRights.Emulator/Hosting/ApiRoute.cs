using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>The route of a request to the API's port.</summary>
/// <param name="Endpoint">The API that the request addresses.</param>
/// <param name="IsKnown">Whether the API and its version exist; otherwise the gateway answers 404.</param>
/// <param name="Match">The operation; if null, the emulator answers 501.</param>
internal sealed record ApiRoute(EndpointKind Endpoint, bool IsKnown, RouteMatch? Match);
