using System.Net;

namespace CustomVision.DataRights.Training.Links;

/// <summary>Resolves a host name to its addresses.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);
