namespace CustomVision.DataRights.Datasets;

/// <summary>A box within its image, as fractions of its width and height from 0 to 1.</summary>
/// <param name="Category">The class.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Right">The right edge, greater than <paramref name="Left"/>.</param>
/// <param name="Bottom">The lower edge, greater than <paramref name="Top"/>.</param>
internal readonly record struct LabelledBox(DatasetCategory Category, double Left, double Top, double Right, double Bottom);
