using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Subjects;

/// <summary>A selector with its tag names resolved for one project.</summary>
internal sealed class SubjectMatcher
{
    private readonly SubjectSelector _selector;
    private readonly HashSet<Guid>? _tagIds;
    private readonly HashSet<Guid>? _imageIds;
    private readonly HashSet<KeyValuePair<string, string>>? _metadata;

    /// <param name="selector">The selector.</param>
    /// <param name="tagIds">
    /// The ids of the selected tags in this project; <see langword="null"/> if the selector does not select by tag.
    /// </param>
    public SubjectMatcher(SubjectSelector selector, IReadOnlySet<Guid>? tagIds)
    {
        _selector = selector;
        _tagIds = tagIds is null ? null : [.. tagIds];
        _imageIds = selector.ImageIds.Count == 0 ? null : [.. selector.ImageIds];
        _metadata = selector.Metadata.Count == 0 ? null : [.. selector.Metadata];
    }

    /// <summary>The ids of the selected tags in this project; null if the selector does not select by tag.</summary>
    public IReadOnlySet<Guid>? TagIds => _tagIds;

    /// <summary>Gets whether the image matches, based on its labels in the set that it was read from.</summary>
    public bool Matches(Image image) =>
        (_imageIds is null || _imageIds.Contains(image.Id))
        && (
            _tagIds is null
            || image.Tags.Any(tag => _tagIds.Contains(tag.TagId))
            || image.Regions.Any(region => _tagIds.Contains(region.TagId))
        )
        && (_metadata is null || image.Metadata.Any(_metadata.Contains))
        && (_selector.CreatedFrom is not { } from || image.Created >= from)
        && (_selector.CreatedBefore is not { } before || image.Created < before)
        && (_selector.Tagged is not { } tagged || tagged == (image.Tags is { Count: > 0 }));
}
