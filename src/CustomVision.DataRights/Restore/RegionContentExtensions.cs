using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

internal static class RegionContentExtensions
{
    /// <summary>The region under the target's tag, with the archive's own digits.</summary>
    public static NewRegion In(this RegionContent region, IReadOnlyDictionary<Guid, Guid> tags) =>
        new(tags[region.TagId], region.Left, region.Top, region.Width, region.Height);
}
