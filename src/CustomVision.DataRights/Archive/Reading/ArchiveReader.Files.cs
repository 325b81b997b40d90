using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <content>Resolves the file that a list entry refers to, and its digest.</content>
internal sealed partial class ArchiveReader
{
    /// <summary>
    /// Gets the payload path of an entry's file. The file must be directly in the expected directory, so that a manipulated archive cannot
    /// refer to other files.
    /// </summary>
    private static ArchivePath? FileOf(ArchivedObject json, ArchivePath list, ArchivePath folder)
    {
        var member = ListLine.Original.File;
        if (json.Text(member) is not { } file)
        {
            return null;
        }

        return FileOf(file, list, folder) ?? throw json.Wrong(member, $"the name of a file in '{ListLine.Relative(list, folder)}/'");
    }

    /// <summary>Gets the payload path of a file by its path in an entry; <see langword="null"/> if it is not in the directory.</summary>
    internal static ArchivePath? FileOf(ReadOnlySpan<char> file, ArchivePath list, ArchivePath folder) =>
        ListLine.Resolve(list, file) is { } path
        && path.IsUnder(folder)
        && !path.Value.AsSpan(folder.Value.Length + 1).ContainsAnyExcept(NameCharacters)
            ? path
            : null;

    private static Sha256Digest? DigestOf(ArchivedObject json)
    {
        var member = ListLine.Original.Digest;
        return json.Text(member) is not { } text ? null
            : Sha256Digest.TryParse(text, out var digest) ? digest
            : throw json.Wrong(member, "a SHA-256 digest");
    }
}
