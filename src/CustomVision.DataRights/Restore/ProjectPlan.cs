using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Restore;

/// <summary>The content of a project to restore.</summary>
internal sealed record ProjectPlan
{
    public required ArchivedProject Project { get; init; }

    /// <summary>The tags, with negative tags last.</summary>
    public required IReadOnlyList<ArchivedTag> Tags { get; init; }

    public required IReadOnlyList<PlannedImage> Images { get; init; }

    public required IReadOnlyList<RefusedObject> Refused { get; init; }

    public required long Erased { get; init; }

    public long United => Images.Sum(image => (long)image.EqualIds.Count);
}
