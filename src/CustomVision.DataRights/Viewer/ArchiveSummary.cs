using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// What the pages say about the archive as a whole. The writer of the archive fills it in; what is not known is left out of the pages.
/// </summary>
internal sealed record ArchiveSummary
{
    /// <summary>The number or name of the request that the archive answers.</summary>
    public string? RequestId { get; init; }

    /// <summary>Where the data comes from, without a key or a query.</summary>
    public string? SourceEndpoint { get; init; }

    /// <summary>The program and its version.</summary>
    public string? Software { get; init; }

    /// <summary>
    /// The day on which the export began, UTC. The time is not here: a run that was interrupted gives the same pages as one that was not.
    /// </summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>How the export ended, as far as is known when the pages are written.</summary>
    public ExportState? Outcome { get; init; }

    /// <summary>A remark on the outcome, in a sentence; null if there is nothing to add.</summary>
    public string? OutcomeRemark { get; init; }

    /// <summary>The rows of the table of what is inside.</summary>
    public IReadOnlyList<CategorySummary> Categories { get; init; } = [];

    /// <summary>What is not inside and why, in sentences in the pages' language.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Files of the payload, projects apart, that the first page links to; each exists when the archive is complete.</summary>
    public IReadOnlyList<ArchivePath> Documents { get; init; } = [];
}
