namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The images of a training set that a call addresses.</summary>
internal sealed record ImageQuery
{
    public static ImageQuery Everything { get; } = new();

    public TaggingStatus Status { get; init; }

    /// <summary>Any of these tags; empty: no condition.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary>A condition on the id; none when null.</summary>
    public Predicate<Guid>? Ids { get; init; }

    /// <summary>A condition on the metadata; none when null.</summary>
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
