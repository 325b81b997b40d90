using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The location of a piece of JSON in an archive. It becomes text only for a message.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Its line, where the file has lines.</param>
/// <param name="Member">The member of the outermost object that it lies in.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ArchivedPlace(ArchivePath Path, long? Line = null, string? Member = null)
{
    /// <summary>The place of what a member holds.</summary>
    public ArchivedPlace Of(string member) => Member is null ? this with { Member = member } : this;

    public override string ToString() =>
        $"{Path}{(Line is { } line ? $", line {line}" : null)}{(Member is { } member ? $", '{member}'" : null)}";
}
