using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A list of an archive of this library.</summary>
/// <param name="Path">The path in the bag.</param>
/// <param name="Category">The category of the listed objects.</param>
/// <param name="Scope">The scope of the listed objects.</param>
internal sealed record ContentList(string Path, ArchiveCategory Category, ArchiveScope Scope)
{
    /// <summary>The path below <c>data/</c>.</summary>
    public ArchivePath Below { get; } = PayloadPlace.CutPayload(Path);
}
