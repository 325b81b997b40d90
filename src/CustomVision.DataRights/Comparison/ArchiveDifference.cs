namespace CustomVision.DataRights.Comparison;

/// <summary>One difference between two archives, with the value in each.</summary>
public sealed record ArchiveDifference
{
    /// <summary>The part that differs.</summary>
    public required ArchiveDifferenceKind Kind { get; init; }

    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>
    /// The object within the project: a setting, a tag's name, or an image's SHA-256 digest; empty for the project itself.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>The value in the first archive; <see langword="null"/> if absent.</summary>
    public string? First { get; init; }

    /// <summary>The value in the second archive; <see langword="null"/> if absent.</summary>
    public string? Second { get; init; }

    /// <summary>Returns the difference on one line, with both values. The text may contain the names of tags and people.</summary>
    public override string ToString() =>
        $"{Kind} of project '{Project}'{(Subject.Length == 0 ? "" : $", {Subject}")}: {First ?? "(absent)"} | {Second ?? "(absent)"}";
}
