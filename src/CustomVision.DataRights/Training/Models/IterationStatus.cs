namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="Iteration.Status"/>. The service may send others: compare, do not enumerate.</summary>
public static class IterationStatus
{
    /// <summary>Created, not queued.</summary>
    public const string New = "New";

    /// <summary>Waiting for training.</summary>
    public const string Staging = "Staging";

    /// <summary>Training.</summary>
    public const string Training = "Training";

    /// <summary>Trained.</summary>
    public const string Completed = "Completed";

    /// <summary>Training failed.</summary>
    public const string Failed = "Failed";
}
