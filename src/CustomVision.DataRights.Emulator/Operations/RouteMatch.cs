namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>A request's operation and the values of its path.</summary>
internal sealed record RouteMatch(Operation Operation, ApiVersion Version, IReadOnlyDictionary<string, string> Values);
