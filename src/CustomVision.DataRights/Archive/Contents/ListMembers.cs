namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The JSON members of a list entry that describe the file of one rendition.</summary>
/// <param name="Rendition">The rendition.</param>
/// <param name="File">The name of the member for the file's path, relative to the list's directory.</param>
/// <param name="Digest">The name of the member for the file's SHA-256 digest in hexadecimal.</param>
/// <param name="Suffix">The part of the file name between the object's id and the extension.</param>
internal sealed record ListMembers(ImageRendition Rendition, string File, string Digest, string Suffix);
