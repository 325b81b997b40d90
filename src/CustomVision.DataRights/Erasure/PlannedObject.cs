namespace CustomVision.DataRights.Erasure;

/// <summary>One object of a plan.</summary>
public sealed record PlannedObject
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// Where it was when the plan was made, as a bitmask: 1 is the workspace, 2 the first of <see cref="PlannedProject.Iterations"/>, 4 the second, and so on.
    /// For an iteration, its own bit; 0 for predictions and projects.
    /// </summary>
    public required long Sets { get; init; }
}
