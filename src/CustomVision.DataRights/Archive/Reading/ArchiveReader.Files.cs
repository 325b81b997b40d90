using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <content>The file that an entry of a list names, and its digest.</content>
internal sealed partial class ArchiveReader
{
    /// <summary>
    /// The payload's path of an entry's file: only a file directly in the one directory where such files lie. A path from a doctored
    /// archive leads nowhere else.
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
