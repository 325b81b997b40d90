using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Tests.Loopback;

/// <summary>Replaces the routing: names the operation of a request.</summary>
internal sealed record NamedOperation(string Name) : IOperationFeature;
