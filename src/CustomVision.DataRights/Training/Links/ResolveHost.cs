using System.Net;

namespace CustomVision.DataRights.Training.Links;

/// <summary>Finds the addresses of a host.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);
