using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The location of a JSON value in an archive, for messages.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The 1-based line number, for a file that is read by line.</param>
/// <param name="Member">The member of the top-level object.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ArchivedPlace(ArchivePath Path, long? Line = null, string? Member = null)
{
    /// <summary>Gets the location of a member's value.</summary>
    public ArchivedPlace Of(string member) => Member is null ? this with { Member = member } : this;

    public override string ToString() =>
        $"{Path}{(Line is { } line ? $", line {line}" : null)}{(Member is { } member ? $", '{member}'" : null)}";
}
