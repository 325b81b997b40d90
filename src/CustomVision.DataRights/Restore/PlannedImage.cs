using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Restore;

/// <summary>An image to restore: one original, with the labels of all images in the archive that have the same bytes.</summary>
internal sealed record PlannedImage
{
    public required Guid Id { get; init; }

    /// <summary>The ids of the other images in the archive with equal bytes.</summary>
    public IReadOnlyList<Guid> EqualIds { get; init; } = [];

    public required Sha256Digest Sha256 { get; init; }

    /// <summary>The file, relative to <c>data/</c>.</summary>
    public required ArchivePath File { get; init; }

    public required long Length { get; init; }

    /// <summary>The ids in the archive of all tags, including the tags of regions.</summary>
    public required IReadOnlyList<Guid> TagIds { get; init; }

    public required IReadOnlyList<RegionContent> Regions { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; }

    /// <summary>The metadata in canonical form. Images are batched by this key, because metadata applies to a whole batch.</summary>
    public string MetadataKey =>
        Metadata.Count == 0
            ? ""
            : string.Join('\0', Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}\0{pair.Value}"));

    public PlannedImage Unite(ImageContent other, IReadOnlyList<Guid> tagIds, IReadOnlyList<RegionContent> regions) =>
        this with
        {
            EqualIds = [.. EqualIds, other.Id],
            TagIds = [.. TagIds.Union(tagIds)],
            Regions = [.. Regions, .. regions.Where(region => !Regions.Any(own => own.TagId == region.TagId && own.Box == region.Box))],
            Metadata = [.. Metadata, .. other.Metadata.Where(pair => !Metadata.Any(own => own.Key == pair.Key))],
        };
}
