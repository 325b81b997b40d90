namespace CustomVision.DataRights.Presence;

/// <summary>
/// The objects that are not to be deleted. A response must include one before the absence of other objects is conclusive.
/// </summary>
internal sealed record SetWitnesses
{
    /// <summary>No witnesses: every complete response is trusted.</summary>
    public static SetWitnesses None { get; } = new();

    /// <summary>
    /// One image that must remain in each iteration, keyed by iteration id; the workspace has the empty id. Sets without such an image are
    /// omitted.
    /// </summary>
    public IReadOnlyDictionary<Guid, Guid> Images { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>The iterations that the project had, whether or not they are still listed.</summary>
    public IReadOnlyList<Guid> Iterations { get; init; } = [];

    /// <summary>Whether a prediction must remain.</summary>
    public bool HasPrediction { get; init; }

    /// <summary>The objects that are to be deleted. Any other object in a response also counts as a witness.</summary>
    /// <remarks>Made when it is first needed: most questions are answered without a listing.</remarks>
    public Lazy<IReadOnlySet<Guid>> PlannedForDeletion { get; init; } = new(static () => new HashSet<Guid>());

    /// <summary>The predictions that are to be deleted. An image and a prediction may share an id.</summary>
    public Lazy<IReadOnlySet<Guid>> PlannedPredictions { get; init; } = new(static () => new HashSet<Guid>());

    /// <summary>Gets the image that must remain in a set; null if there is none.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    public Guid? ImageOf(Guid? iterationId) => Images.TryGetValue(iterationId ?? Guid.Empty, out var image) ? image : null;
}
