namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>A batch of uploads of files, URLs or stored predictions; the members of an entry determine which.</summary>
internal sealed record ImageBatchBody(
    IReadOnlyList<ImageEntryBody>? Images,
    IReadOnlyList<Guid>? TagIds,
    Dictionary<string, string>? Metadata
);
