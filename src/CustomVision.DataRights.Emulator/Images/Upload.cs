namespace CustomVision.DataRights.Emulator.Images;

/// <summary>An uploaded image before it is stored: its source, bytes, tags and regions.</summary>
internal sealed record Upload(string Source, byte[]? Bytes, IReadOnlyList<Guid> TagIds, IReadOnlyList<UploadRegion> Regions);
