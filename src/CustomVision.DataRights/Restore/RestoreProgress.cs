namespace CustomVision.DataRights.Restore;

/// <summary>The progress of a restore.</summary>
public sealed record RestoreProgress
{
    /// <summary>The number of projects that are restored.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of images that are restored.</summary>
    public required long Images { get; init; }

    /// <summary>The number of images to restore in the current project.</summary>
    public required long ProjectImages { get; init; }
}
