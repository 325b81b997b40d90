using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// One object of a plan: what a step deletes, what is deleted without having been selected, or what goes with its account.
/// </summary>
internal sealed record PlannedObject
{
    /// <summary>Its kind.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id, within the project.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether the workspace held it when the plan was made, for images and tags.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InWorkspace { get; init; }

    /// <summary>The iterations that held it when the plan was made, for images and tags.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Iterations { get; init; }

    /// <summary>The object as a host sees it.</summary>
    internal ErasureObject In(Guid projectId) =>
        new()
        {
            ProjectId = projectId,
            Kind = Kind,
            Id = Id,
            InWorkspace = InWorkspace,
            Iterations = Iterations ?? [],
        };

    /// <summary>Whether an iteration held it.</summary>
    internal bool IsIn(Guid iterationId) => Iterations?.Contains(iterationId) == true;
}
