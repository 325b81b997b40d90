using CustomVision.DataRights.Training;

namespace CustomVision.DataRights;

/// <summary>Finds the link to a rendition.</summary>
internal static class ImageRenditionLinks
{
    /// <summary>Gets the link; for an original that the service does not provide, the link to the resized copy.</summary>
    public static string? LinkOf(this ImageRendition rendition, Image image) =>
        rendition switch
        {
            ImageRendition.Original => image.OriginalImageUri ?? image.ResizedImageUri,
            ImageRendition.Resized => image.ResizedImageUri,
            _ => image.ThumbnailUri,
        };
}
