using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Export;

/// <summary>A set of images of a project: the workspace, or the frozen images of an iteration.</summary>
internal sealed record ImageSet(Guid ProjectId, Guid? IterationId)
{
    /// <summary>The category of the set itself.</summary>
    public ArchiveCategory Category => IterationId is null ? ArchiveCategories.Images : ArchiveCategories.IterationImages;

    /// <summary>The category of the bytes of its images.</summary>
    public ArchiveCategory FilesCategory => Category.Files!;

    public ArchiveScope Scope => new(ProjectId, IterationId);

    public ArchivePath ListingPath => PayloadPlace.DocumentOf(Category, Scope);
}
