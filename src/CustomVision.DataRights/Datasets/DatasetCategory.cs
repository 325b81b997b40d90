namespace CustomVision.DataRights.Datasets;

/// <summary>A class that a data set declares.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="TagId">The tag.</param>
/// <param name="Name">The tag's name.</param>
/// <param name="IsNegative">Whether the tag is a negative one.</param>
internal sealed record DatasetCategory(int Index, Guid TagId, string Name, bool IsNegative)
{
    /// <summary>The class as a folder's name: a tag's name would be a path that the service wrote.</summary>
    public string FolderName => FormattableString.Invariant($"class-{Index + 1:D3}");
}
