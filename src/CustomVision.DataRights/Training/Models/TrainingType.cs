namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="Iteration.TrainingType"/>. The service may send others: compare, do not enumerate.</summary>
public static class TrainingType
{
    /// <summary>Quick training.</summary>
    public const string Regular = "Regular";

    /// <summary>Training with a time budget.</summary>
    public const string Advanced = "Advanced";
}
