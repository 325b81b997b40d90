namespace CustomVision.DataRights.Deletion;

/// <summary>The reach of a deletion of images.</summary>
public sealed class ImageDeletionOptions
{
    /// <summary>Whether the copies in trained iterations are deleted too. Without it only the workspace forgets the image.</summary>
    /// <value>True by default.</value>
    public bool AllIterations { get; set; } = true;

    /// <summary>Whether to poll the images until they are gone.</summary>
    /// <value>False by default.</value>
    public bool WaitForCompletion { get; set; }

    /// <summary>The maximum time to wait.</summary>
    /// <value>Five minutes by default; more than zero.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(5);
}
