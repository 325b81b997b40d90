namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A box on an image, in fractions of the image's width and height. The numbers are the service's, unrounded.</summary>
/// <param name="TagId">The id of the tag.</param>
/// <param name="TagName">The name of the tag when the image was exported.</param>
/// <param name="Left">The distance from the left edge of the image.</param>
/// <param name="Top">The distance from the top edge of the image.</param>
/// <param name="Width">The width of the box.</param>
/// <param name="Height">The height of the box.</param>
internal readonly record struct ArchivedRegion(Guid TagId, string TagName, double Left, double Top, double Width, double Height);
