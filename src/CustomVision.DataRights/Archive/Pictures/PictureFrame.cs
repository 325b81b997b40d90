namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The frame of reference of region coordinates, for an image with an EXIF orientation.</summary>
public enum PictureFrame
{
    /// <summary>The pixels as stored in the file, before the orientation is applied.</summary>
    Stored,

    /// <summary>The image as displayed, after the orientation is applied.</summary>
    Upright,
}
