using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Names a request's operation to the request log and the fault plan.</summary>
internal sealed record OperationFeature(string Name) : IOperationFeature;
