namespace CustomVision.DataRights.Datasets;

/// <summary>A class that a data set declares.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="TagId">The tag.</param>
/// <param name="Name">The tag's name.</param>
/// <param name="IsNegative">Whether the tag is a negative one.</param>
/// <param name="FolderName">The class as a folder's name; see <see cref="ClassFolderNames"/>.</param>
internal sealed record DatasetCategory(int Index, Guid TagId, string Name, bool IsNegative, string FolderName);
