using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive.Pictures;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A picture with an EXIF orientation, as it is shown.</summary>
/// <param name="Width">The width as shown, in pixels.</param>
/// <param name="Height">The height as shown, in pixels.</param>
/// <param name="Turn">The orientation that regions still have to be turned by; 1 where they are upright.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UprightPicture(int Width, int Height, int Turn)
{
    /// <summary>A region as it lies on the picture that is shown.</summary>
    public ArchivedRegion Show(ArchivedRegion region)
    {
        var (left, top, right, bottom) = Orientation.ToUpright(
            Turn,
            (region.Left, region.Top, region.Left + region.Width, region.Top + region.Height)
        );
        return Turn == 1 ? region : region with { Left = left, Top = top, Width = right - left, Height = bottom - top };
    }
}
