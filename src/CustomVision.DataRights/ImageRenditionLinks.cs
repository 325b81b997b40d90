using CustomVision.DataRights.Training;

namespace CustomVision.DataRights;

/// <summary>Finds the link to a rendition.</summary>
internal static class ImageRenditionLinks
{
    /// <summary>The link; the service's own copy stands in where it names no original.</summary>
    public static string? LinkOf(this ImageRendition rendition, Image image) =>
        rendition switch
        {
            ImageRendition.Original => image.OriginalImageUri ?? image.ResizedImageUri,
            ImageRendition.Resized => image.ResizedImageUri,
            _ => image.ThumbnailUri,
        };
}
