namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The answers to deletions, and the time at which they take effect.</summary>
public sealed class DeletionBehavior
{
    /// <summary>Gets or sets how long after its 202 a deletion with <c>allImages</c> or <c>allIterations</c> takes effect.</summary>
    /// <value>
    /// The default is zero: with the answer. <see cref="Timeout.InfiniteTimeSpan"/>: only when
    /// <see cref="TrainingEmulator.ApplyLateDeletions"/> is called. The service's own delay is not established.
    /// </value>
    public TimeSpan LateDeletionDelay { get; set; }

    /// <summary>Gets or sets how long after its 204 a deletion from the workspace is seen.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan WorkspaceDelay { get; set; }

    /// <summary>
    /// Gets or sets how long bytes stay at their links after nothing holds them any more; the documentation allows 30 days.
    /// </summary>
    /// <value>The default is zero: the link answers 404 at once.</value>
    public TimeSpan BlobRetention { get; set; }

    /// <summary>Gets or sets the answer to DeleteImages with an id that the project does not hold.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NoContent"/>; not established.</value>
    public UnknownIdAnswer UnknownImageIds { get; set; }

    /// <summary>Gets or sets the answer to DeletePrediction with an unknown id.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NoContent"/>; not established.</value>
    public UnknownIdAnswer UnknownPredictionIds { get; set; }

    /// <summary>Gets or sets the answer to deleting a project, an iteration or a tag that is not there, as in a second deletion.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NotFound"/>; not established.</value>
    public UnknownIdAnswer SecondDeletion { get; set; } = UnknownIdAnswer.NotFound;

    /// <summary>Gets or sets whether the known ids of a batch that is refused for an unknown one are deleted all the same.</summary>
    /// <value>The default is <see langword="false"/>: a refused batch deletes nothing; not established.</value>
    public bool RefusedBatchDeletesKnownIds { get; set; }

    /// <summary>Gets or sets what <c>allIterations</c> does for an id that only an iteration still holds.</summary>
    /// <value>The default is <see cref="AllIterationsEffect.Removed"/>; not established.</value>
    public AllIterationsEffect OnlyInIteration { get; set; }

    /// <summary>Gets or sets what <c>allIterations</c> does for an id that a published iteration holds.</summary>
    /// <value>The default is <see cref="AllIterationsEffect.Removed"/>; not established.</value>
    public AllIterationsEffect InPublishedIteration { get; set; }

    /// <summary>Gets or sets whether <c>allImages</c> and <c>allIterations</c> may be given together.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> answers 400. Not established.</value>
    public bool FlagsCombine { get; set; } = true;

    /// <summary>
    /// Gets or sets whether an iteration can be deleted while it is published; a project with a published iteration never can.
    /// </summary>
    /// <value>
    /// The default is <see langword="false"/>: 400 <c>BadRequestIterationIsPublished</c>. Every known client unpublishes first; the refusal
    /// is a guess.
    /// </value>
    public bool AllowPublishedIterations { get; set; }

    /// <summary>Gets or sets whether a project can be deleted while it trains or is being imported.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> answers 400. Not established.</value>
    public bool AllowBusyProjects { get; set; } = true;

    /// <summary>Gets or sets whether the images of stored predictions stay at their links when their project is deleted.</summary>
    /// <value>The default is <see langword="false"/>; not established.</value>
    public bool ProjectKeepsPredictionBlobs { get; set; }
}
