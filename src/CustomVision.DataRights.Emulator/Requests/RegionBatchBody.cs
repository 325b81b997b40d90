namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record RegionBatchBody(IReadOnlyList<RegionBody>? Regions);
