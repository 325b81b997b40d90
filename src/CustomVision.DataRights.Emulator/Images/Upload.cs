namespace CustomVision.DataRights.Emulator.Images;

/// <summary>One picture that is to become an image: where it comes from, its bytes, its tags and regions.</summary>
internal sealed record Upload(string Source, byte[]? Bytes, IReadOnlyList<Guid> TagIds, IReadOnlyList<UploadRegion> Regions);
