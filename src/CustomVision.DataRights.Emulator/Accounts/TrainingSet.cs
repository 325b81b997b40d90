namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A set of tags and images: the workspace, or the frozen content of an iteration.</summary>
internal sealed class TrainingSet(Guid id, DateTimeOffset created, IImageSet images)
{
    /// <summary>The id of the iteration that this set is or will become.</summary>
    public Guid Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public Dictionary<Guid, TagRecord> Tags { get; init; } = [];

    public IImageSet Images { get; } = images;
}
