using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>The facts about a project on the archive's start page, which are known once the project's own pages are written.</summary>
internal sealed record ProjectOverview
{
    public required Guid Id { get; init; }

    /// <summary>The project; <see langword="null"/> if the archive does not contain the project's details.</summary>
    public required ArchivedProject? Project { get; init; }

    public required long Images { get; init; }

    /// <summary>The number of images that an iteration contains and the workspace no longer does.</summary>
    public required long ImagesOnlyInModels { get; init; }

    public required long Predictions { get; init; }

    /// <summary>
    /// The number of objects that the archive keeps and the service no longer lists, with or without pictures. Images that the workspace
    /// contains are not counted.
    /// </summary>
    public long Unlisted { get; init; }

    /// <summary>The number of pictures among the unlisted objects.</summary>
    public long UnlistedPictures { get; init; }

    /// <summary>The number of the project's pages.</summary>
    public required long Pages { get; init; }

    /// <summary>The name of the project; its id if the name is unknown.</summary>
    public string Title => Project is { Name.Length: > 0 } ? Project.Name : Id.ToString("D");
}
