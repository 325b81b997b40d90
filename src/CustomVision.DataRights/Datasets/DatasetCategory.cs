namespace CustomVision.DataRights.Datasets;

/// <summary>A class that a data set declares.</summary>
/// <param name="Index">The zero-based index.</param>
/// <param name="TagId">The id of the tag.</param>
/// <param name="Name">The name of the tag.</param>
/// <param name="IsNegative">Whether the tag is a negative tag.</param>
/// <param name="FolderName">The folder name for the class; see <see cref="ClassFolderNames"/>.</param>
internal sealed record DatasetCategory(int Index, Guid TagId, string Name, bool IsNegative, string FolderName);
