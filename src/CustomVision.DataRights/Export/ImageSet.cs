using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>A set of images of a project: its workspace, or what an iteration froze.</summary>
internal sealed record ImageSet(Guid ProjectId, Guid? IterationId)
{
    /// <summary>The category of the set itself.</summary>
    public string Category => IterationId is null ? CategoryKeys.Images : CategoryKeys.IterationImages;

    /// <summary>The category of its bytes.</summary>
    public string FilesCategory => IterationId is null ? CategoryKeys.ImageFiles : CategoryKeys.IterationImageFiles;

    public Scope Scope => new(ProjectId, IterationId);

    public ArchivePath ListingPath => IterationId is { } iteration
        ? ArchiveLayout.IterationFile(ProjectId, iteration, "images.jsonl")
        : ArchiveLayout.ProjectFile(ProjectId, "images.jsonl");

    /// <summary>How the listing's lines point at a file of the project.</summary>
    public string Relative(string belowProject) => IterationId is null ? belowProject : "../../" + belowProject;

    /// <summary>Where an image goes, whichever sets hold it.</summary>
    public static string BelowProject(Guid imageId, ImageRendition rendition) => rendition switch
    {
        ImageRendition.Original => $"images/{imageId:D}",
        ImageRendition.Resized => $"images/{imageId:D}-resized",
        _ => $"images/{imageId:D}-thumbnail",
    };
}
