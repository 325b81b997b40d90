namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The members of a list entry for the file of one rendition.</summary>
/// <param name="Rendition">The rendition.</param>
/// <param name="File">The member with the file's path, from the directory of the list.</param>
/// <param name="Digest">The member with the file's SHA-256 in hexadecimal.</param>
/// <param name="Suffix">The part of the file name between the object's id and the extension.</param>
internal sealed record ListMembers(ImageRendition Rendition, string File, string Digest, string Suffix);
