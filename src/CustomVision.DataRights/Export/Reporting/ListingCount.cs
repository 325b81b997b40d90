using System.Runtime.InteropServices;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The comparison of a listing with the service's own count. If they differed, the listing was repeated.</summary>
/// <param name="IsSettled">Whether the listing and the count agree.</param>
/// <param name="Expected">The service's count; <see langword="null"/> if it was not queried.</param>
/// <param name="Listed">The number of items that the last listing found.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListingCount(bool IsSettled, int? Expected, int Listed)
{
    public static ListingCount Of<T>(PagedListing<T> listing) => new(listing.IsSettled, listing.ServiceCount, listing.Found);
}
