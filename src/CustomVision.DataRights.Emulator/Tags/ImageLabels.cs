using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Tags;

/// <summary>Changes of an image's tags and regions.</summary>
internal static class ImageLabels
{
    /// <summary>Returns the image without some tags and their regions; the regions of other tags remain.</summary>
    public static ImageRecord WithoutTags(ImageRecord image, IReadOnlyCollection<Guid> tagIds) =>
        image with
        {
            Tags = [.. image.Tags.Where(tag => !tagIds.Contains(tag.TagId))],
            Regions = [.. image.Regions.Where(region => !tagIds.Contains(region.TagId))],
        };

    /// <summary>Returns the image without some regions; a tag that loses its last region is removed as well (NOTES 2.2).</summary>
    public static ImageRecord WithoutRegions(ImageRecord image, IReadOnlySet<Guid> regionIds)
    {
        var regions = image.Regions.Where(region => !regionIds.Contains(region.Id)).ToList();
        var emptied = image
            .Regions.Select(region => region.TagId)
            .Where(tagId => !regions.Exists(region => region.TagId == tagId))
            .ToHashSet();
        return image with { Tags = [.. image.Tags.Where(tag => !emptied.Contains(tag.TagId))], Regions = [.. regions] };
    }

    public static ImageRecord WithTag(ImageRecord image, Guid tagId, DateTimeOffset now) =>
        image.HasTag(tagId) ? image : image with { Tags = image.Tags.Add(new ImageTagRecord(tagId, now)) };
}
