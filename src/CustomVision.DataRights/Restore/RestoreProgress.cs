namespace CustomVision.DataRights.Restore;

/// <summary>The progress of a restore.</summary>
public sealed record RestoreProgress
{
    /// <summary>The current project, by its id in the archive; <see langword="null"/> before the first one.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The number of images that the target has, from this run or an earlier one.</summary>
    public long ObjectsDone { get; init; }

    /// <summary>The number of images to restore in the projects that were planned so far. It grows from project to project.</summary>
    public long ObjectsTotal { get; init; }
}
