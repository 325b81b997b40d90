namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>An uploaded or fetched image; <see langword="null"/> bytes if it could not be fetched.</summary>
internal sealed record UploadedFile(string Source, byte[]? Bytes);
