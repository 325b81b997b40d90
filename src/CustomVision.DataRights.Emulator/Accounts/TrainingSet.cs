namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Tags and images together: the workspace, or what an iteration froze of it.</summary>
internal sealed class TrainingSet(Guid id, DateTimeOffset created, IImageSet images)
{
    /// <summary>The id of the iteration that it is or will become.</summary>
    public Guid Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public Dictionary<Guid, TagRecord> Tags { get; init; } = [];

    public IImageSet Images { get; } = images;
}
