using CustomVision.DataRights.Training;

namespace CustomVision.DataRights;

/// <summary>Finds the link to a rendition.</summary>
internal static class ImageRenditionLinks
{
    /// <summary>The link, to the service's own copy if the service names no original.</summary>
    public static string? LinkOf(this ImageRendition rendition, Image image) =>
        rendition switch
        {
            ImageRendition.Original => image.OriginalImageUri ?? image.ResizedImageUri,
            ImageRendition.Resized => image.ResizedImageUri,
            _ => image.ThumbnailUri,
        };
}
