using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A project of an archive, without its images.</summary>
internal sealed record ArchivedProject
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required ProjectKind Kind { get; init; }

    public string? Status { get; init; }

    public Guid? DomainId { get; init; }

    /// <summary>The name of the domain, if the archive contains the list of domains.</summary>
    public string? DomainName { get; init; }

    /// <summary>The type of the domain, if the archive contains the list of domains.</summary>
    public string? DomainType { get; init; }

    /// <summary>The classification type as reported by the service; null or a leftover value for object detection.</summary>
    public string? ClassificationType { get; init; }

    /// <summary>The target platforms of exported models, in the order of the service.</summary>
    public IReadOnlyList<string> TargetPlatforms { get; init; } = [];

    /// <summary>The augmentation methods with their on or off state, in the order of the service.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Augmentation { get; init; } = [];

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The workspace's tags, ordered by name and then by id.</summary>
    public required IReadOnlyList<ArchivedTag> Tags { get; init; }

    /// <summary>The iterations, oldest first.</summary>
    public required IReadOnlyList<ArchivedIteration> Iterations { get; init; }

    /// <summary>The project's directory in the payload.</summary>
    public ArchivePath Directory => PayloadPlace.DirectoryOf(new ArchiveScope(Id));
}
