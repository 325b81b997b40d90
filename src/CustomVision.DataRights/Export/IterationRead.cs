using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>An iteration that was read before its images.</summary>
/// <param name="Iteration">The iteration.</param>
/// <param name="Tags">The frozen tags; <see langword="null"/> if they could not be read.</param>
internal sealed record IterationRead(Iteration Iteration, IReadOnlyList<Raw<Tag>>? Tags)
{
    public Guid Id => Iteration.Id;

    /// <summary>Whether the iteration has a model.</summary>
    public bool IsTrained => Iteration.TrainedAt is not null || Iteration.Status == IterationStatus.Completed;
}
