namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The behavior of lists and queries where that of the service is not established.</summary>
public sealed class ListingBehavior
{
    /// <summary>Gets or sets the order of GetProjects.</summary>
    /// <value>The default is <see cref="ListOrder.Newest"/>; public code disagrees.</value>
    public ListOrder Projects { get; set; }

    /// <summary>Gets or sets the order of GetIterations.</summary>
    /// <value>The default is <see cref="ListOrder.Newest"/>; public code disagrees.</value>
    public ListOrder Iterations { get; set; }

    /// <summary>Gets or sets whether <c>take=0</c> answers the default page of 50 in place of an empty one.</summary>
    /// <value>The default is <see langword="false"/>; not established.</value>
    public bool ZeroTakesDefaultPage { get; set; }

    /// <summary>
    /// Gets or sets whether <c>take</c> above 256 is answered with 256 in place of 400 <c>BadRequestExceededBatchSize</c>.
    /// </summary>
    /// <value>The default is <see langword="false"/>; not established.</value>
    public bool ExceededTakeIsClamped { get; set; }

    /// <summary>Gets or sets how many predictions a page holds when the query names no <c>maxCount</c>, or zero.</summary>
    /// <value>The default is 128; not established.</value>
    public int PredictionPageSize { get; set; } = 128;

    /// <summary>Gets or sets the largest <c>maxCount</c>; more answers 400 <c>BadRequestPredictionResultsExceededCount</c>.</summary>
    /// <value>The default is 128, the largest that is known to be used; not established.</value>
    public int MaxPredictionPageSize { get; set; } = 128;

    /// <summary>Gets or sets whether the last page's <c>continuation</c> is an empty text in place of null.</summary>
    /// <value>The default is <see langword="false"/>; both are evidenced.</value>
    public bool EmptyContinuation { get; set; }

    /// <summary>Gets or sets how long after it was made a prediction is seen by queries.</summary>
    /// <value>The default is zero; seconds on the service.</value>
    public TimeSpan PredictionDelay { get; set; }

    /// <summary>Gets or sets the answer to GetImagesByIds with an id that the set does not hold.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NoContent"/>: it is left out. Not established.</value>
    public UnknownIdAnswer UnknownImageIds { get; set; }

    /// <summary>Gets or sets the form of <c>$filter</c>.</summary>
    /// <value>
    /// The default is <see cref="MetadataPrefix.Optional"/>; whether the published example's <c>metadata=</c> belongs to the value is not
    /// established.
    /// </value>
    public MetadataPrefix FilterPrefix { get; set; }

    /// <summary>Gets or sets whether <c>$filter</c>'s <c>ne</c> is true of an image that has no such key.</summary>
    /// <value>The default is <see langword="true"/>; not established.</value>
    public bool MissingKeyDiffers { get; set; } = true;
}
