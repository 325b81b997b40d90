using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// The facts about the archive as a whole that the pages show. The writer of the archive sets them; the pages omit unknown facts.
/// </summary>
internal sealed record ArchiveSummary
{
    /// <summary>The number or name of the request that the archive was exported for.</summary>
    public string? RequestId { get; init; }

    /// <summary>The endpoint that the data was exported from, without a key or a query.</summary>
    public string? SourceEndpoint { get; init; }

    /// <summary>The name and version of the program.</summary>
    public string? Software { get; init; }

    /// <summary>
    /// The day on which the export started, in UTC. The time is omitted, so that an interrupted and resumed run creates the same pages as
    /// an uninterrupted one.
    /// </summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>The outcome of the export, as far as it is known when the pages are written.</summary>
    public ExportState? Outcome { get; init; }

    /// <summary>A remark on the outcome, as one sentence; null if there is none.</summary>
    public string? OutcomeRemark { get; init; }

    /// <summary>The rows of the contents table.</summary>
    public IReadOnlyList<CategorySummary> Categories { get; init; } = [];

    /// <summary>The data that the archive does not contain, with reasons, as sentences in the language of the pages.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>
    /// The files of the payload outside the projects that the start page links to. All of them exist when the archive is complete.
    /// </summary>
    public IReadOnlyList<ArchivePath> Documents { get; init; } = [];
}
