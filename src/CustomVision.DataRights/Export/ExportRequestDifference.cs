namespace CustomVision.DataRights.Export;

/// <summary>A difference between the request of an unfinished export and the current request, in ids and counts, without names.</summary>
public sealed record ExportRequestDifference
{
    /// <summary>Stands for all projects or models.</summary>
    internal const string All = "all";

    /// <summary>The part of the request.</summary>
    public required ExportRequestPart Part { get; init; }

    /// <summary>The value in the unfinished export; <c>all</c> for all, and <see langword="null"/> if it does not have this part.</summary>
    public string? Earlier { get; init; }

    /// <summary>The value in the current request; <c>all</c> for all, and <see langword="null"/> if it does not have this part.</summary>
    public string? Current { get; init; }

    /// <summary>Describes the difference.</summary>
    public override string ToString() =>
        Part == ExportRequestPart.NotRecorded ? $"{Part}" : $"{Part} ({Earlier ?? "none"}; now {Current ?? "none"})";
}
