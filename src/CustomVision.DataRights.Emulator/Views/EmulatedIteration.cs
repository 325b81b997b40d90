using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Views;

/// <summary>The content of an iteration at the time of the snapshot.</summary>
public sealed class EmulatedIteration
{
    internal EmulatedIteration(IterationState iteration)
    {
        Id = iteration.Id;
        Name = iteration.Name;
        Status = iteration.Status;
        PublishName = iteration.PublishName;
        ImageIds = [.. iteration.Frozen.Images.Ids];
        EvaluatedImageIds = [.. ImageIds.Where(id => iteration.IsEvaluated(id))];
        Tags = iteration.Frozen.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Name);
        SuggestedImageIds = [.. iteration.Suggestions.Keys];
    }

    /// <summary>Gets the iteration's id.</summary>
    public Guid Id { get; }

    /// <summary>Gets the iteration's name.</summary>
    public string Name { get; }

    /// <summary>Gets <c>Training</c>, <c>Completed</c> or <c>Failed</c>.</summary>
    public string Status { get; }

    /// <summary>Gets the name under which it is published, or <see langword="null"/>.</summary>
    public string? PublishName { get; }

    /// <summary>Gets the ids of the frozen images that the iteration still has, in no particular order.</summary>
    public IReadOnlyList<Guid> ImageIds { get; }

    /// <summary>Gets the ids of the images that the model was evaluated with: those of GetImagePerformances.</summary>
    public IReadOnlyList<Guid> EvaluatedImageIds { get; }

    /// <summary>Gets the names of the frozen tags by id.</summary>
    public IReadOnlyDictionary<Guid, string> Tags { get; }

    /// <summary>Gets the ids of the images for which suggestions are stored.</summary>
    public IReadOnlyList<Guid> SuggestedImageIds { get; }
}
