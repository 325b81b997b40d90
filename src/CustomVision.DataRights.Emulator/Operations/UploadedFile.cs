namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>The bytes of one uploaded or fetched picture. <see langword="null"/> bytes: it could not be fetched.</summary>
internal sealed record UploadedFile(string Source, byte[]? Bytes);
