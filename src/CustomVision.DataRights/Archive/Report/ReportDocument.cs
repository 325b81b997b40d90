using System.Text.Json;

namespace CustomVision.DataRights.Archive.Report;

/// <summary>The content of <c>data/report.json</c>.</summary>
internal sealed record ReportDocument
{
    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string FormatName = "customvision-export-report/2";

    private const int EarlierVersion = 1;

    /// <summary>The name and version of the document format; null in reports of versions before 0.1.0.</summary>
    public string? Format { get; init; }

    /// <summary>The version, in reports without a <see cref="Format"/>; read but never written.</summary>
    public int? Version { get; init; }

    /// <summary>The state of the export as a whole, computed by <see cref="StateOf"/>.</summary>
    public required ExportState State { get; init; }

    /// <summary>A remark on the state, as one sentence; null if there is none.</summary>
    public string? StateRemark { get; init; }

    /// <summary>The request, described by ids and counts.</summary>
    public string Request { get; init; } = string.Empty;

    /// <summary>
    /// In the archive of a group's account, the projects that have archives of their own, in the order of these archives. The report covers
    /// them as well. Null in all other archives.
    /// </summary>
    public IReadOnlyList<Guid>? Archives { get; init; }

    /// <summary>The results of every category in every scope.</summary>
    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    /// <summary>The missing and deleted objects, and objects with an integrity warning, by id.</summary>
    public IReadOnlyList<ExportFailure> Failures { get; init; } = [];

    /// <summary>Changes in the account between two passes or runs, or during one.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The data about others in a copy for one data subject, counted before it was removed.</summary>
    public ExportedOthers? Others { get; init; }

    /// <summary>The data that no operation of the service can export.</summary>
    public IReadOnlyList<string> NotExportable { get; init; } = [];

    /// <summary>Whether this version can read the document.</summary>
    internal bool IsOfKnownFormat => Format is FormatName || (Format is null && Version == EarlierVersion);

    /// <summary>Computes the state of an export from its results.</summary>
    /// <remarks>
    /// Every change counts as a difference, because the archive as a whole then does not represent the account at any single point in time.
    /// See decision 0013.
    /// </remarks>
    /// <param name="categories">The results of every category in every scope.</param>
    /// <param name="failures">The missing and deleted objects, and objects with an integrity warning.</param>
    /// <param name="changes">Changes in the account.</param>
    /// <returns>The state.</returns>
    public static ExportState StateOf(
        IReadOnlyCollection<CategoryReport> categories,
        IReadOnlyCollection<ExportFailure> failures,
        IReadOnlyCollection<string> changes
    ) =>
        categories.Any(report => report.HasFailed) || failures.Any(failure => failure.Kind == ExportFailureKind.Failed)
            ? ExportState.Incomplete
        : categories.Any(report => report.State == CategoryState.Gone) || failures.Count > 0 || changes.Count > 0
            ? ExportState.CompleteWithDifferences
        : ExportState.Complete;

    /// <summary>Serializes the document.</summary>
    public ReadOnlyMemory<byte> ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReportJsonContext.Default.ReportDocument);

    /// <summary>Reads a document.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The document; <see langword="null"/> for the JSON <c>null</c>.</returns>
    /// <exception cref="JsonException">The file is not JSON, or does not have the structure of a report.</exception>
    public static ValueTask<ReportDocument?> ReadAsync(Stream stream, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsync(stream, ReportJsonContext.Default.ReportDocument, cancellationToken);
}
