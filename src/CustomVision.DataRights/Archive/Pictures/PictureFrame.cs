namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The frame that a region's fractions are measured in, for a picture with an EXIF orientation.</summary>
public enum PictureFrame
{
    /// <summary>The pixels as they are stored in the file, before the orientation is applied.</summary>
    Stored,

    /// <summary>The picture as it is shown, after the orientation has been applied.</summary>
    Upright,
}
