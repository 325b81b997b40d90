namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The answers to deletions, and the time at which they take effect.</summary>
public sealed class DeletionBehavior
{
    /// <summary>Gets or sets the time between the 202 of a deletion with <c>allImages</c> or <c>allIterations</c> and its effect.</summary>
    /// <value>
    /// The default is zero: the deletion takes effect with the answer. With <see cref="Timeout.InfiniteTimeSpan"/>, it takes effect only
    /// when <see cref="TrainingEmulator.ApplyLateDeletions"/> is called. The service's own delay is not established.
    /// </value>
    public TimeSpan LateDeletionDelay { get; set; }

    /// <summary>Gets or sets the time between the 204 of a deletion from the workspace and its effect.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan WorkspaceDelay { get; set; }

    /// <summary>
    /// Gets or sets the time for which bytes remain available at their links after the last object that refers to them was deleted; the
    /// documentation allows 30 days.
    /// </summary>
    /// <value>The default is zero: the link answers 404 immediately.</value>
    public TimeSpan BlobRetention { get; set; }

    /// <summary>Gets or sets the answer to DeleteImages with an id that the project does not have.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NoContent"/>; not established.</value>
    public UnknownIdAnswer UnknownImageIds { get; set; }

    /// <summary>Gets or sets the answer to DeletePrediction with an unknown id.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NoContent"/>; not established.</value>
    public UnknownIdAnswer UnknownPredictionIds { get; set; }

    /// <summary>
    /// Gets or sets the answer to the deletion of a project, an iteration or a tag that does not exist, as in a second deletion.
    /// </summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NotFound"/>; not established.</value>
    public UnknownIdAnswer SecondDeletion { get; set; } = UnknownIdAnswer.NotFound;

    /// <summary>Gets or sets whether the known ids of a batch that is rejected for an unknown one are deleted nevertheless.</summary>
    /// <value>The default is <see langword="false"/>: a rejected batch deletes nothing; not established.</value>
    public bool RefusedBatchDeletesKnownIds { get; set; }

    /// <summary>Gets or sets the effect of <c>allIterations</c> on an image that only an iteration still has.</summary>
    /// <value>The default is <see cref="AllIterationsEffect.Removed"/>; not established.</value>
    public AllIterationsEffect OnlyInIteration { get; set; }

    /// <summary>Gets or sets the effect of <c>allIterations</c> on an image of a published iteration.</summary>
    /// <value>The default is <see cref="AllIterationsEffect.Removed"/>; not established.</value>
    public AllIterationsEffect InPublishedIteration { get; set; }

    /// <summary>Gets or sets whether <c>allImages</c> and <c>allIterations</c> may be combined.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> answers 400. Not established.</value>
    public bool FlagsCombine { get; set; } = true;

    /// <summary>
    /// Gets or sets whether an iteration can be deleted while it is published; a project with a published iteration can never be deleted.
    /// </summary>
    /// <value>
    /// The default is <see langword="false"/>: 400 <c>BadRequestIterationIsPublished</c>. All known clients unpublish first; the rejection
    /// is a guess.
    /// </value>
    public bool AllowPublishedIterations { get; set; }

    /// <summary>Gets or sets whether a project can be deleted while it is being trained or imported.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> answers 400. Not established.</value>
    public bool AllowBusyProjects { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the images of stored predictions remain available at their links when their project is deleted.
    /// </summary>
    /// <value>The default is <see langword="false"/>; not established.</value>
    public bool ProjectKeepsPredictionBlobs { get; set; }
}
