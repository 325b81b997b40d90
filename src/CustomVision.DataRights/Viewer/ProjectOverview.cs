using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>What the archive's page says of a project, known when the project's own pages are written.</summary>
internal sealed record ProjectOverview
{
    public required Guid Id { get; init; }

    /// <summary><see langword="null"/> when the archive lacks the project's details.</summary>
    public required ArchivedProject? Project { get; init; }

    public required long Images { get; init; }

    /// <summary>Images that an iteration keeps and the workspace no longer has.</summary>
    public required long ImagesOnlyInModels { get; init; }

    public required long Predictions { get; init; }

    /// <summary>
    /// The number of objects that the archive keeps and the service no longer lists, pictures or not, without images that the workspace
    /// has.
    /// </summary>
    public long Unlisted { get; init; }

    /// <summary>The pictures among them.</summary>
    public long UnlistedPictures { get; init; }

    /// <summary>The project's pages.</summary>
    public required long Pages { get; init; }

    /// <summary>The project's name, or its id where the name is not known.</summary>
    public string Title => Project is { Name.Length: > 0 } ? Project.Name : Id.ToString("D");
}
