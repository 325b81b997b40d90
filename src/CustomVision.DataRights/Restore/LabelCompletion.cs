using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>Compares the labels of images in the target with those in the archive, and adds the missing ones.</summary>
internal sealed class LabelCompletion(TrainingClient client, Guid projectId, IReadOnlyDictionary<Guid, Guid> tags)
{
    private const int MaxTagPairs = 128;
    private const int MaxRegions = 64;

    public async Task CompleteAsync(IReadOnlyList<LabelledImage> images, CancellationToken cancellationToken)
    {
        await ReadBackAsync([.. images.Where(image => !image.IsStated)], cancellationToken).ConfigureAwait(false);
        var lacking = images.Where(image => MissingOf(image) is not null).ToList();
        if (lacking.Count == 0)
        {
            return;
        }

        foreach (
            var regions in lacking
                .SelectMany(image => MissingRegions(image).Select(region => (image.Created.Id, region.In(tags))))
                .Chunk(MaxRegions)
        )
        {
            await client.CreateImageRegionsAsync(projectId, regions, cancellationToken).ConfigureAwait(false);
        }

        var pairs = lacking.SelectMany(image =>
            MissingTags(image)
                .Where(tag => !image.Planned.Regions.Any(region => tags[region.TagId] == tag))
                .Select(tag => (image.Created.Id, tag))
        );
        foreach (var chunk in pairs.Chunk(MaxTagPairs))
        {
            await client.CreateImageTagsAsync(projectId, chunk, cancellationToken).ConfigureAwait(false);
        }

        foreach (var image in lacking.Where(image => MissingMetadata(image).Any()))
        {
            await client
                .UpdateImageMetadataAsync(projectId, image.Created.Id, [.. MissingMetadata(image)], cancellationToken)
                .ConfigureAwait(false);
        }

        await ReadBackAsync(lacking, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the numbers of missing labels of an image; <see langword="null"/> if none are missing.</summary>
    public string? MissingOf(LabelledImage image)
    {
        var (missingTags, regions, metadata) = (MissingTags(image).Count(), MissingRegions(image).Count(), MissingMetadata(image).Count());
        return missingTags + regions + metadata == 0
            ? null
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{missingTags} tags, {regions} regions, {metadata} metadata values"
            );
    }

    /// <summary>Returns the old and new ids of the regions, alternating.</summary>
    public IReadOnlyList<Guid>? RegionIds(LabelledImage image)
    {
        var ids = new List<Guid>();
        foreach (var region in image.Planned.Regions)
        {
            if (region.Id is { } old && Find(image, region) is { } found)
            {
                ids.AddRange([old, found.RegionId]);
            }
        }

        return ids.Count == 0 ? null : ids;
    }

    private IEnumerable<Guid> MissingTags(LabelledImage image) =>
        image.Planned.TagIds.Select(tag => tags[tag]).Where(tag => !image.Created.Tags.Any(own => own.TagId == tag));

    private IEnumerable<RegionContent> MissingRegions(LabelledImage image) =>
        image.Planned.Regions.Where(region => Find(image, region) is null);

    private static IEnumerable<KeyValuePair<string, string>> MissingMetadata(LabelledImage image) =>
        image.Planned.Metadata.Where(pair =>
            !string.Equals(image.Created.Metadata.GetValueOrDefault(pair.Key), pair.Value, StringComparison.Ordinal)
        );

    // The service stores single precision and returns up to nine digits.
    private ImageRegion? Find(LabelledImage image, RegionContent region)
    {
        var numbers = region.Numbers;
        return image.Created.Regions.FirstOrDefault(own =>
            own.TagId == tags[region.TagId]
            && (float)own.Left == (float)numbers[0]
            && (float)own.Top == (float)numbers[1]
            && (float)own.Width == (float)numbers[2]
            && (float)own.Height == (float)numbers[3]
        );
    }

    private async Task ReadBackAsync(List<LabelledImage> images, CancellationToken cancellationToken)
    {
        if (images.Count == 0)
        {
            return;
        }

        var byId = images.ToLookup(image => image.Created.Id);
        await foreach (
            var read in client
                .GetImagesByIdsAsync(projectId, byId.Select(group => group.Key), iterationId: null, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            foreach (var image in byId[read.Value.Id])
            {
                image.Created = read.Value;
            }
        }
    }
}
