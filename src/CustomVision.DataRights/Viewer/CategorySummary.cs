using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Viewer;

/// <summary>A row of the contents table.</summary>
internal sealed record CategorySummary
{
    /// <summary>The kind of data, in the language of the pages.</summary>
    public required string Name { get; init; }

    /// <summary>The state of the category.</summary>
    public required CategoryState State { get; init; }

    /// <summary>The number of objects that the service reported; <see langword="null"/> if it reported none.</summary>
    public long? Expected { get; init; }

    /// <summary>The number of objects in the archive.</summary>
    public long? Found { get; init; }

    /// <summary>The reason for the state, if one is needed, in the language of the pages.</summary>
    public string? Reason { get; init; }
}
