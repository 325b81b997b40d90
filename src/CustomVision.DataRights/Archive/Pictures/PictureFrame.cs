namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The frame of reference of a region's fractions, for an image with an EXIF orientation.</summary>
public enum PictureFrame
{
    /// <summary>The pixels as they are stored in the file, before the orientation is applied.</summary>
    Stored,

    /// <summary>The image as it is displayed, after the orientation has been applied.</summary>
    Upright,
}
