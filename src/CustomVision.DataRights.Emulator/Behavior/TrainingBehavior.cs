namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The duration and success of training, model export and project import.</summary>
public sealed class TrainingBehavior
{
    /// <summary>Gets or sets the time for which an iteration stays <c>Training</c>.</summary>
    /// <value>The default is zero: the answer to TrainProject still has <c>Training</c>, the next read <c>Completed</c>.</value>
    public TimeSpan Duration { get; set; }

    /// <summary>Gets or sets whether training ends as <c>Failed</c>.</summary>
    public bool Fails { get; set; }

    /// <summary>
    /// Gets or sets whether a training with too few tags or images is rejected (minimum: 2 tags; per tag, 5 images for classification and
    /// 15 for detection).
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EnforceMinimums { get; set; } = true;

    /// <summary>Gets or sets the time for which a model's export stays <c>Exporting</c>.</summary>
    public TimeSpan ExportDuration { get; set; }

    /// <summary>Gets or sets whether a model's export ends as <c>Failed</c>.</summary>
    public bool ExportFails { get; set; }

    /// <summary>Gets or sets the time for which an imported project stays <c>Importing</c>.</summary>
    public TimeSpan ImportDuration { get; set; }

    /// <summary>Gets or sets whether a project's import ends as <c>Failed</c>.</summary>
    public bool ImportFails { get; set; }
}
