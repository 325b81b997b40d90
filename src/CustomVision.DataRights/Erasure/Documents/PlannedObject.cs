using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>An object of a plan: deleted by a step, deleted as collateral, or deleted with its account.</summary>
internal sealed record PlannedObject
{
    /// <summary>Its kind.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id, within the project.</summary>
    public required Guid Id { get; init; }

    /// <summary>For images and tags, whether the workspace contained it when the plan was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InWorkspace { get; init; }

    /// <summary>For images and tags, the iterations that contained it when the plan was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Iterations { get; init; }

    /// <summary>Converts the object to its public form.</summary>
    internal ErasureObject In(Guid projectId) =>
        new()
        {
            ProjectId = projectId,
            Kind = Kind,
            Id = Id,
            InWorkspace = InWorkspace,
            Iterations = Iterations ?? [],
        };

    /// <summary>Gets whether an iteration contained it.</summary>
    internal bool IsIn(Guid iterationId) => Iterations?.Contains(iterationId) == true;
}
