using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive.Pictures;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An image with an EXIF orientation, in its displayed form.</summary>
/// <param name="Width">The displayed width in pixels.</param>
/// <param name="Height">The displayed height in pixels.</param>
/// <param name="Turn">The orientation to apply to regions; 1 if they are already upright.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UprightPicture(int Width, int Height, int Turn)
{
    /// <summary>Converts a region to the coordinates of the displayed image.</summary>
    public ArchivedRegion Show(ArchivedRegion region)
    {
        var (left, top, right, bottom) = Orientation.ToUpright(
            Turn,
            (region.Left, region.Top, region.Left + region.Width, region.Top + region.Height)
        );
        return Turn == 1 ? region : region with { Left = left, Top = top, Width = right - left, Height = bottom - top };
    }
}
