using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Export;

/// <summary>A set of images of a project: its workspace, or what an iteration froze.</summary>
internal sealed record ImageSet(Guid ProjectId, Guid? IterationId)
{
    /// <summary>The category of the set itself.</summary>
    public ArchiveCategory Category => IterationId is null ? ArchiveCategories.Images : ArchiveCategories.IterationImages;

    /// <summary>The category of its bytes.</summary>
    public ArchiveCategory FilesCategory => Category.Files!;

    public ArchiveScope Scope => new(ProjectId, IterationId);

    public ArchivePath ListingPath => PayloadPlace.DocumentOf(Category, Scope);
}
