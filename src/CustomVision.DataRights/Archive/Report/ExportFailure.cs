namespace CustomVision.DataRights.Archive.Report;

/// <summary>One object that is not in the archive, or not whole.</summary>
public sealed record ExportFailure
{
    /// <summary>The category, for example <c>image-files</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The project; <see langword="null"/> for what belongs to the whole resource.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The iteration; <see langword="null"/> for the workspace and for what belongs to the whole project.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>The object; <see langword="null"/> where the whole category is meant.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>In which way it is missing.</summary>
    public required ExportFailureKind Kind { get; init; }

    /// <summary>Why, in words without names and links.</summary>
    public required string Reason { get; init; }
}
