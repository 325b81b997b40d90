using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>The pixel dimensions of an image, from its file's header if that can be read.</summary>
/// <param name="Width">The width of the stored pixels; 0 when unknown.</param>
/// <param name="Height">The height of the stored pixels; 0 when unknown.</param>
/// <param name="IsStated">Whether the size is the service's, because the file's header could not be read.</param>
/// <param name="Orientation">The EXIF orientation; 1 if the image is upright.</param>
/// <param name="Frame">The frame of the image's regions.</param>
/// <param name="IsAssumed">Whether the frame is an assumption.</param>
/// <param name="IsNeutralized">Whether the orientation must be removed from a copy with boxes, even if only some readers apply it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DatasetPicture(
    int Width,
    int Height,
    bool IsStated,
    byte Orientation,
    PictureFrame Frame,
    bool IsAssumed,
    bool IsNeutralized
)
{
    public static DatasetPicture Of(ArchivedImage image, PictureHeader? header, PictureFrames frames)
    {
        if (header is null)
        {
            return new(image.Width, image.Height, IsStated: true, 1, PictureFrame.Stored, IsAssumed: false, IsNeutralized: false);
        }

        var (frame, isAssumed) = frames.Of(image.Width, image.Height, header);
        return new(header.Width, header.Height, IsStated: false, (byte)header.Orientation, frame, isAssumed, header.Neutral.Count > 0);
    }

    /// <summary>Maps a region to the stored pixels, as fractions that are not yet clipped at the edges.</summary>
    public (double Left, double Top, double Right, double Bottom) Place(ArchivedRegion region)
    {
        var box = (region.Left, region.Top, region.Left + region.Width, region.Top + region.Height);
        return Frame == PictureFrame.Upright ? Archive.Pictures.Orientation.ToStored(Orientation, box) : box;
    }
}
