using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>An iteration as it was read before its images are.</summary>
/// <param name="Iteration">The iteration.</param>
/// <param name="Tags">The tags that it froze; <see langword="null"/> where they could not be read.</param>
internal sealed record IterationRead(Iteration Iteration, IReadOnlyList<Raw<Tag>>? Tags)
{
    public Guid Id => Iteration.Id;

    /// <summary>Whether there is a model.</summary>
    public bool IsTrained => Iteration.TrainedAt is not null || Iteration.Status == IterationStatus.Completed;
}
