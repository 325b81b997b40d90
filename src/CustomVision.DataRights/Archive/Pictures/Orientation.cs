namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The EXIF orientations: the rotation and mirroring that display the stored pixels upright.</summary>
internal static class Orientation
{
    /// <summary>Gets whether the image is displayed with width and height swapped.</summary>
    public static bool SwapsSides(int orientation) => orientation >= 5;

    /// <summary>Converts a box on the stored pixels to one on the upright image, in fractions of each side.</summary>
    public static (double Left, double Top, double Right, double Bottom) ToUpright(
        int orientation,
        (double Left, double Top, double Right, double Bottom) box
    )
    {
        var (left, top, right, bottom) = box;
        return orientation switch
        {
            2 => (1 - right, top, 1 - left, bottom),
            3 => (1 - right, 1 - bottom, 1 - left, 1 - top),
            4 => (left, 1 - bottom, right, 1 - top),
            5 => (top, left, bottom, right),
            6 => (1 - bottom, left, 1 - top, right),
            7 => (1 - bottom, 1 - right, 1 - top, 1 - left),
            8 => (top, 1 - right, bottom, 1 - left),
            _ => box,
        };
    }

    /// <summary>
    /// Converts a box on the upright image to one on the stored pixels. The two quarter turns are the inverse of each other; all other
    /// orientations are their own inverse.
    /// </summary>
    public static (double Left, double Top, double Right, double Bottom) ToStored(
        int orientation,
        (double Left, double Top, double Right, double Bottom) box
    ) =>
        ToUpright(
            orientation switch
            {
                6 => 8,
                8 => 6,
                _ => orientation,
            },
            box
        );
}
