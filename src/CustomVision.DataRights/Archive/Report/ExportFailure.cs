namespace CustomVision.DataRights.Archive.Report;

/// <summary>An object that is missing from the archive or is incomplete.</summary>
public sealed record ExportFailure
{
    /// <summary>The category: one of <see cref="CategoryKeys"/>.</summary>
    public required string Category { get; init; }

    /// <summary>The id of the project; <see langword="null"/> for the whole resource.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The id of the iteration; <see langword="null"/> for the workspace and for the whole project.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>The id of the object; <see langword="null"/> for the whole category.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The kind of failure.</summary>
    public required ExportFailureKind Kind { get; init; }

    /// <summary>The reason, without names and links.</summary>
    public required string Reason { get; init; }
}
