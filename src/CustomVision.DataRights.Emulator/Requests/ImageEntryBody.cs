namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ImageEntryBody(
    string? Name,
    byte[]? Contents,
    string? Url,
    Guid? Id,
    IReadOnlyList<Guid>? TagIds,
    IReadOnlyList<RegionBody>? Regions
);
