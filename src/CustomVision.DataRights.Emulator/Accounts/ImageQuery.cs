namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The conditions that select images of a training set.</summary>
internal sealed record ImageQuery
{
    public static ImageQuery Everything { get; } = new();

    public TaggingStatus Status { get; init; }

    /// <summary>The tags of which an image must have at least one; empty for no condition.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary>A condition on the id; null for none.</summary>
    public Predicate<Guid>? Ids { get; init; }

    /// <summary>A condition on the metadata; null for none.</summary>
    public Func<ImageRecord, bool>? Condition { get; init; }

    public bool IsEverything => Status == TaggingStatus.All && TagIds.Count == 0 && Ids is null && Condition is null;

    public bool Matches(ImageRecord image) =>
        Status switch
        {
            TaggingStatus.Tagged => !image.Tags.IsEmpty,
            TaggingStatus.Untagged => image.Tags.IsEmpty,
            _ => true,
        }
        && (TagIds.Count == 0 || TagIds.Any(image.HasTag))
        && (Ids is null || Ids(image.Id))
        && (Condition is null || Condition(image));
}
