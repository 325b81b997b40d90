namespace CustomVision.DataRights.Deletion;

/// <summary>Thrown when a deletion was rejected because an iteration is published. Nothing was changed.</summary>
public sealed class IterationPublishedException : DataRightsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationIds">The published iterations.</param>
    public IterationPublishedException(Guid projectId, IReadOnlyList<Guid> iterationIds)
        : base(Describe(projectId, iterationIds))
    {
        ProjectId = projectId;
        IterationIds = iterationIds;
    }

    /// <summary>The project.</summary>
    public Guid ProjectId { get; }

    /// <summary>The published iterations.</summary>
    public IReadOnlyList<Guid> IterationIds { get; }

    private static string Describe(Guid projectId, IReadOnlyList<Guid> iterationIds)
    {
        ArgumentNullException.ThrowIfNull(iterationIds);
        return $"Project {projectId} has {iterationIds.Count} published iteration(s) that the deletion would take out of production: "
            + $"{string.Join(", ", iterationIds)}. Nothing was changed. Pass unpublishFirst: true to unpublish them first.";
    }
}
