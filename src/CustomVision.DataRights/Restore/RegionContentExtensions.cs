using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

internal static class RegionContentExtensions
{
    /// <summary>Converts the region for the target, with the target's tag id and the archive's exact digits.</summary>
    public static NewRegion In(this RegionContent region, IReadOnlyDictionary<Guid, Guid> tags) =>
        new(tags[region.TagId], region.Left, region.Top, region.Width, region.Height);
}
