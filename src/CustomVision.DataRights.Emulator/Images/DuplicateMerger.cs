using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>
/// Adds the new parts of a duplicate upload to the existing image: missing tags, and regions that the image does not have yet.
/// </summary>
internal static class DuplicateMerger
{
    public static ImageRecord Merge(ProjectState project, ImageRecord image, IEnumerable<Guid> tagIds, IEnumerable<UploadRegion> regions)
    {
        var now = project.Account.Now;
        var merged = image with
        {
            Regions =
            [
                .. image.Regions,
                .. regions
                    .Where(region => !image.Regions.Any(own => own.TagId == region.TagId && own.Box == region.Box))
                    .Select(region => new RegionRecord(project.Account.Ids.Next(), region.TagId, now, region.Box)),
            ],

            // A multiclass image keeps its single tag.
            Tags =
                project.IsMulticlass && !image.Tags.IsEmpty
                    ? image.Tags
                    : [.. image.Tags, .. tagIds.Where(id => !image.HasTag(id)).Select(id => new ImageTagRecord(id, now))],
        };
        if (merged.Tags.Length == image.Tags.Length && merged.Regions.Length == image.Regions.Length)
        {
            return image;
        }

        project.Workspace.Images.Put(merged);
        project.Touch();
        return merged;
    }
}
