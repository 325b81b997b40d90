namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The behavior of lists and queries in cases where the service's behavior is not established.</summary>
public sealed class ListingBehavior
{
    /// <summary>Gets or sets the order of GetProjects.</summary>
    /// <value>The default is <see cref="ListOrder.Newest"/>; public code disagrees.</value>
    public ListOrder Projects { get; set; }

    /// <summary>Gets or sets the order of GetIterations.</summary>
    /// <value>The default is <see cref="ListOrder.Newest"/>; public code disagrees.</value>
    public ListOrder Iterations { get; set; }

    /// <summary>Gets or sets whether <c>take=0</c> returns the default page of 50 in place of an empty one.</summary>
    /// <value>The default is <see langword="false"/>; not established.</value>
    public bool ZeroTakesDefaultPage { get; set; }

    /// <summary>Gets or sets whether <c>take</c> above 256 returns 256 in place of 400 <c>BadRequestExceededBatchSize</c>.</summary>
    /// <value>The default is <see langword="false"/>; not established.</value>
    public bool ExceededTakeIsClamped { get; set; }

    /// <summary>Gets or sets the page size of predictions if the query has no <c>maxCount</c>, or zero.</summary>
    /// <value>The default is 128; not established.</value>
    public int PredictionPageSize { get; set; } = 128;

    /// <summary>
    /// Gets or sets the maximum of <c>maxCount</c>; a larger value answers 400 <c>BadRequestPredictionResultsExceededCount</c>.
    /// </summary>
    /// <value>The default is 128, the largest known to be used; not established.</value>
    public int MaxPredictionPageSize { get; set; } = 128;

    /// <summary>Gets or sets whether the last page's <c>continuation</c> is an empty string in place of null.</summary>
    /// <value>The default is <see langword="false"/>; both are evidenced.</value>
    public bool EmptyContinuation { get; set; }

    /// <summary>Gets or sets the time until a new prediction is visible to queries.</summary>
    /// <value>The default is zero; the service takes seconds.</value>
    public TimeSpan PredictionDelay { get; set; }

    /// <summary>Gets or sets the answer to GetImagesByIds with an id that the set does not have.</summary>
    /// <value>The default is <see cref="UnknownIdAnswer.NoContent"/>: it is left out. Not established.</value>
    public UnknownIdAnswer UnknownImageIds { get; set; }

    /// <summary>Gets or sets the form of <c>$filter</c>.</summary>
    /// <value>
    /// The default is <see cref="MetadataPrefix.Optional"/>; whether the published example's <c>metadata=</c> belongs to the value is not
    /// established.
    /// </value>
    public MetadataPrefix FilterPrefix { get; set; }

    /// <summary>Gets or sets whether <c>ne</c> in <c>$filter</c> is true for an image without the key.</summary>
    /// <value>The default is <see langword="true"/>; not established.</value>
    public bool MissingKeyDiffers { get; set; } = true;
}
