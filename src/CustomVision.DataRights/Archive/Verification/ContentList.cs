using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A list of an archive of this library.</summary>
/// <param name="Path">Its path in the bag.</param>
/// <param name="Category">What it lists.</param>
/// <param name="Scope">Its scope.</param>
internal sealed record ContentList(string Path, ArchiveCategory Category, ArchiveScope Scope)
{
    /// <summary>Its path below <c>data/</c>.</summary>
    public ArchivePath Below { get; } = ArchivePath.Parse(Path[BagWriter.PayloadPrefix.Length..]);
}
