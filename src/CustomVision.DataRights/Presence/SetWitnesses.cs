namespace CustomVision.DataRights.Presence;

/// <summary>
/// What an answer must show before the absence of something else from it proves anything: objects that are not to be deleted.
/// </summary>
internal sealed record SetWitnesses
{
    /// <summary>None: every whole answer is believed.</summary>
    public static SetWitnesses None { get; } = new();

    /// <summary>An image that must stay, of each iteration that has one; of the workspace under the empty id.</summary>
    public IReadOnlyDictionary<Guid, Guid> Images { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>The iterations that the project had, listed or not.</summary>
    public IReadOnlyList<Guid> Iterations { get; init; } = [];

    /// <summary>Whether a prediction must stay.</summary>
    public bool HasPrediction { get; init; }

    /// <summary>The objects that are to be deleted: any other one that is shown is a witness too.</summary>
    public IReadOnlySet<Guid> PlannedForDeletion { get; init; } = new HashSet<Guid>();

    /// <summary>The predictions that are to be deleted. An image and a prediction may share an id.</summary>
    public IReadOnlySet<Guid> PlannedPredictions { get; init; } = new HashSet<Guid>();

    /// <summary>The image of a set that must stay.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    public Guid? ImageOf(Guid? iterationId) => Images.TryGetValue(iterationId ?? Guid.Empty, out var image) ? image : null;
}
