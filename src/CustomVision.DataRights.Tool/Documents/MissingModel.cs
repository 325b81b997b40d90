namespace CustomVision.DataRights.Tool.Documents;

/// <summary>A trained iteration without a model file.</summary>
internal sealed record MissingModel
{
    /// <summary>The iteration's id.</summary>
    public required Guid IterationId { get; init; }

    /// <summary>The iteration's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether <c>export --build-models</c> can build the model. If not, the iteration must be retrained in a compact domain.
    /// </summary>
    public required bool CanBeBuilt { get; init; }
}
