using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Viewer;

/// <summary>A row of the table of what is inside.</summary>
internal sealed record CategorySummary
{
    /// <summary>The kind of data, in the pages' language.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required CategoryState State { get; init; }

    /// <summary>How many the service said there are; <see langword="null"/> when it does not say.</summary>
    public long? Expected { get; init; }

    /// <summary>How many are in the archive.</summary>
    public long? Found { get; init; }

    /// <summary>Why, for a state that needs a reason; in the pages' language.</summary>
    public string? Reason { get; init; }
}
