namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A box on an image, as fractions of its width and height. The numbers are the service's, unrounded.</summary>
/// <param name="TagId">The tag.</param>
/// <param name="TagName">The tag's name when the image was exported.</param>
/// <param name="Left">From the left edge.</param>
/// <param name="Top">From the top edge.</param>
/// <param name="Width">Of the box.</param>
/// <param name="Height">Of the box.</param>
internal readonly record struct ArchivedRegion(Guid TagId, string TagName, double Left, double Top, double Width, double Height);
