using System.Runtime.InteropServices;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>How a listing compares with the service's own count, after it was looked at again where they differed.</summary>
/// <param name="IsSettled">Whether they agree.</param>
/// <param name="Expected">What the service counts; <see langword="null"/> where it did not come to that.</param>
/// <param name="Listed">What the last pass through the listing found.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListingCount(bool IsSettled, int? Expected, int Listed)
{
    public static ListingCount Of<T>(PagedListing<T> listing) => new(listing.IsSettled, listing.ServiceCount, listing.Found);
}
