namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>Bytes to replace in a copy of a picture.</summary>
/// <param name="Offset">The offset of the first byte.</param>
/// <param name="Bytes">The new bytes.</param>
internal sealed record PicturePatch(long Offset, byte[] Bytes);
