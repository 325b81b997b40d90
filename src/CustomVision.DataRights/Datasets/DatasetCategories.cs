using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// The classes of a data set: by tag name, then by tag id, both ordinal, so that the order is deterministic for an archive.
/// </summary>
internal sealed class DatasetCategories
{
    private readonly Dictionary<Guid, DatasetCategory> _byTag;
    private readonly HashSet<Guid> _negative;

    private DatasetCategories(IReadOnlyList<DatasetCategory> all, HashSet<Guid> negative)
    {
        All = all;
        _byTag = all.ToDictionary(category => category.TagId);
        _negative = negative;
    }

    /// <summary>The classes in their declared order.</summary>
    public IReadOnlyList<DatasetCategory> All { get; }

    /// <summary>Whether two classes have the same name, so that formats that label by name cannot distinguish them.</summary>
    public bool HasEqualNames => HaveEqual(category => category.Name);

    /// <summary>Determines whether two classes have the same label after a format has replaced unsupported characters.</summary>
    /// <param name="label">Gets the label of a class in the format.</param>
    public bool HaveEqual(Func<DatasetCategory, string> label) => All.Select(label).Distinct(StringComparer.Ordinal).Count() < All.Count;

    /// <summary>Creates the classes of a project.</summary>
    /// <param name="tags">The workspace's tags.</param>
    /// <param name="used">The tags on images, with their names; an archive of a selection may list fewer tags than its images have.</param>
    /// <param name="withNegative">Whether a negative tag is a class, because each image needs exactly one class.</param>
    public static DatasetCategories Create(IReadOnlyList<ArchivedTag> tags, IReadOnlyDictionary<Guid, string> used, bool withNegative)
    {
        var known = tags.Select(tag => tag.Id).ToHashSet();
        var negative = tags.Where(tag => tag.IsNegative).Select(tag => tag.Id).ToHashSet();
        var all = tags.Select(tag => (tag.Id, tag.Name))
            .Concat(used.Where(tag => !known.Contains(tag.Key)).Select(tag => (Id: tag.Key, Name: tag.Value)))
            .Where(tag => withNegative || !negative.Contains(tag.Id))
            .OrderBy(tag => tag.Name, StringComparer.Ordinal)
            .ThenBy(tag => tag.Id.ToString("D"), StringComparer.Ordinal)
            .ToList();
        var folders = ClassFolderNames.Of(all.Select(tag => tag.Name));
        return new DatasetCategories(
            [.. all.Select((tag, index) => new DatasetCategory(index, tag.Id, tag.Name, negative.Contains(tag.Id), folders[index]))],
            negative
        );
    }

    public DatasetCategory? Find(Guid tagId) => _byTag.GetValueOrDefault(tagId);

    public bool IsNegative(Guid tagId) => _negative.Contains(tagId);
}
