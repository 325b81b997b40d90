namespace CustomVision.DataRights.Erasure;

/// <summary>The presence of one object of a plan.</summary>
public sealed record VerifiedObject
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Its kind.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The presence.</summary>
    public required ObjectPresence Presence { get; init; }

    /// <summary>Whether the workspace still holds it, for images and tags.</summary>
    public bool InWorkspace { get; init; }

    /// <summary>The iterations that still hold it, for images and tags.</summary>
    public IReadOnlyList<Guid> Iterations { get; init; } = [];

    /// <summary>The reason, for <see cref="ObjectPresence.Unknown"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the plan, or a legal hold, keeps it; <see langword="null"/> where nothing does, or where it is gone.</summary>
    public string? RetainedReason { get; init; }
}
