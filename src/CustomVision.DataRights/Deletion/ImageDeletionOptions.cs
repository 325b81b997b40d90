namespace CustomVision.DataRights.Deletion;

/// <summary>How far the deletion of images reaches.</summary>
public sealed class ImageDeletionOptions
{
    /// <summary>Whether the copies in trained iterations are deleted too. Without it only the workspace forgets the image.</summary>
    /// <value>True by default.</value>
    public bool AllIterations { get; set; } = true;

    /// <summary>Whether to ask for the images until they are gone.</summary>
    /// <value>False by default.</value>
    public bool WaitForCompletion { get; set; }

    /// <summary>How long to wait at most.</summary>
    /// <value>Five minutes by default; more than zero.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(5);
}
