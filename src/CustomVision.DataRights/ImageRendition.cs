namespace CustomVision.DataRights;

/// <summary>The renditions of an image.</summary>
public enum ImageRendition
{
    /// <summary>The image as the service stores it (<c>originalImageUri</c>).</summary>
    Original,

    /// <summary>The image that training uses (<c>resizedImageUri</c>); identical to the original up to 1600 pixels.</summary>
    Resized,

    /// <summary>A small preview (<c>thumbnailUri</c>).</summary>
    Thumbnail,
}
