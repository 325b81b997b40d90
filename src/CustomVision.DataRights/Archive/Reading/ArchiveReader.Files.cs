using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <content>The file that a list entry refers to, and its digest.</content>
internal sealed partial class ArchiveReader
{
    /// <summary>
    /// Gets the payload path of an entry's file, which must be directly in the directory of such files, so that a manipulated archive
    /// cannot refer to others.
    /// </summary>
    private static ArchivePath? FileOf(ArchivedObject json, ArchivePath list, ArchivePath folder)
    {
        var member = ListLine.Original.File;
        if (json.Text(member) is not { } file)
        {
            return null;
        }

        return
            ListLine.Resolve(list, file) is { } path
            && path.IsUnder(folder)
            && !path.Value.AsSpan(folder.Value.Length + 1).ContainsAnyExcept(NameCharacters)
            ? path
            : throw json.Wrong(member, $"the name of a file in '{ListLine.Relative(list, folder)}/'");
    }

    private static Sha256Digest? DigestOf(ArchivedObject json) => TryReadDigest(json, out var digest) is null ? null : digest;

    /// <summary>The digest as the entry has it, in hexadecimal.</summary>
    private static string? DigestTextOf(ArchivedObject json) => TryReadDigest(json, out _);

    private static string? TryReadDigest(ArchivedObject json, out Sha256Digest digest)
    {
        var member = ListLine.Original.Digest;
        digest = default;
        return json.Text(member) is not { } text ? null
            : Sha256Digest.TryParse(text, out digest) ? text
            : throw json.Wrong(member, "a SHA-256 digest");
    }
}
