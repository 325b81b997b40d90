using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>Adds what is new of a picture that is sent again: tags that its image lacks, and regions that equal none of its own.</summary>
internal static class DuplicateIntake
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

            // The one tag of a multiclass image stays.
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
