namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>A batch of uploads: of files, of URLs or of stored predictions; which member an entry has says which.</summary>
internal sealed record ImageBatchBody(
    IReadOnlyList<ImageEntryBody>? Images,
    IReadOnlyList<Guid>? TagIds,
    Dictionary<string, string>? Metadata
);
