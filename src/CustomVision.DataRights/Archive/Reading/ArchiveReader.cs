using System.Text.Json;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>Reads the projects and images of an archive. Depends on the layout of <c>data/</c>, but not on BagIt.</summary>
internal sealed partial class ArchiveReader
{
    private readonly IArchiveFiles _files;

    public ArchiveReader(IArchiveFiles files) => _files = files;

    /// <summary>The files of the archive.</summary>
    public IArchiveFiles Files => _files;

    /// <summary>Lists the ids of the projects, sorted as text, as in the archive.</summary>
    /// <exception cref="ArchiveFormatException">A directory below <c>projects/</c> is not named by a GUID.</exception>
    public IReadOnlyList<Guid> ListProjects() => ListIds(PayloadPlace.Projects);

    /// <summary>Lists the ids of a project's iterations, sorted as text, as in the archive.</summary>
    /// <exception cref="ArchiveFormatException">A directory below <c>iterations/</c> is not named by a GUID.</exception>
    public IReadOnlyList<Guid> ListIterations(Guid project) => ListIds(PayloadPlace.IterationsOf(project));

    /// <summary>Reads a project, its tags and its iterations.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The project; <see langword="null"/> if the archive has no <c>project.json</c> for it, because the project could not be read or was
    /// deleted.
    /// </returns>
    /// <exception cref="ArchiveFormatException">A file of the project does not have the format that the service writes.</exception>
    public async Task<ArchivedProject?> ReadProjectAsync(Guid project, CancellationToken cancellationToken)
    {
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Projects, new ArchiveScope(project));
        using var document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return null;
        }

        var json = new ArchivedObject(document.RootElement, new ArchivedPlace(path));
        var settings = json.Object("settings");
        var domainId = settings?.OptionalGuid("domainId");
        var domain = domainId is null ? default : await ReadDomainAsync(domainId.Value, cancellationToken).ConfigureAwait(false);
        return new ArchivedProject
        {
            Id = project,
            Name = json.Text("name") ?? string.Empty,
            Description = json.Text("description"),
            Kind = KindOf(domain.Type, settings?.Text("classificationType")),
            Status = json.Text("status"),
            DomainId = domainId,
            DomainName = domain.Name,
            DomainType = domain.Type,
            ClassificationType = settings?.Text("classificationType"),
            TargetPlatforms = settings?.Texts("targetExportPlatforms") ?? [],
            Augmentation = settings?.Object("imageProcessingSettings")?.Pairs("augmentationMethods") ?? [],
            Created = json.Time("created"),
            LastModified = json.Time("lastModified"),
            Tags = await ReadTagsAsync(PayloadPlace.DocumentOf(ArchiveCategories.Tags, new ArchiveScope(project)), cancellationToken)
                .ConfigureAwait(false),
            Iterations = await ReadIterationsAsync(project, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>
    /// Gets the kind from the domain, because the <c>classificationType</c> of a detection project is null or a leftover value. If the
    /// domain's type is unknown, every value except the two classification types means detection, as in Microsoft's own clients.
    /// </summary>
    private static ProjectKind KindOf(string? domainType, string? classificationType)
    {
        var classification = string.Equals(domainType, "Classification", StringComparison.OrdinalIgnoreCase);
        return string.Equals(domainType, "ObjectDetection", StringComparison.OrdinalIgnoreCase) ? ProjectKind.Detection
            : string.Equals(classificationType, "Multiclass", StringComparison.OrdinalIgnoreCase) ? ProjectKind.Multiclass
            : classification || string.Equals(classificationType, "Multilabel", StringComparison.OrdinalIgnoreCase) ? ProjectKind.Multilabel
            : ProjectKind.Detection;
    }

    private async Task<(string? Name, string? Type)> ReadDomainAsync(Guid domainId, CancellationToken cancellationToken)
    {
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Domains, default);
        using var document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return default;
        }

        foreach (var domain in ArchivedObject.Objects(document.RootElement, new ArchivedPlace(path)))
        {
            if (domain.OptionalGuid("id") == domainId)
            {
                return (domain.Text("name"), domain.Text("type"));
            }
        }

        return default;
    }

    private async Task<IReadOnlyList<ArchivedTag>> ReadTagsAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        using var document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return [];
        }

        var tags = ArchivedObject
            .Objects(document.RootElement, new ArchivedPlace(path))
            .Select(tag => new ArchivedTag
            {
                Id = tag.RequiredGuid("id"),
                Name = tag.Text("name") ?? string.Empty,
                Description = tag.Text("description"),
                Type = tag.Text("type"),
                ImageCount = tag.Count("imageCount"),
            });
        return [.. tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).ThenBy(tag => tag.Id.ToString("D"), StringComparer.Ordinal)];
    }

    private List<Guid> ListIds(ArchivePath directory)
    {
        var ids = new List<Guid>();
        foreach (var name in _files.ListDirectories(directory))
        {
            ids.Add(
                Guid.TryParseExact(name, "D", out var id)
                    ? id
                    : throw new ArchiveFormatException(
                        $"{directory} contains a directory whose name is not a GUID. Remove it, or verify the archive."
                    )
            );
        }

        ids.Sort((left, right) => string.CompareOrdinal(left.ToString("D"), right.ToString("D")));
        return ids;
    }

    private async Task<JsonDocument?> ReadDocumentAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        var stream = await _files.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
            }
            catch (JsonException)
            {
                // The parser's message can quote the content, as with JSON lines.
#pragma warning disable MA0054 // the inner exception is deliberately omitted
                throw new ArchiveFormatException($"{path}: not valid JSON. Verify the archive; export it again if it differs.");
#pragma warning restore MA0054
            }
        }
    }
}
