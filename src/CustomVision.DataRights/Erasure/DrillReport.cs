using System.Globalization;
using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure;

/// <summary>
/// The document of a drill, which states whether every project could be rebuilt from an archive. It contains counts and digests, but no
/// names.
/// </summary>
public sealed record DrillReport
{
    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string FormatName = "customvision-drill/1";

    /// <summary>The name and version of the document format.</summary>
    public required string Format { get; init; }

    /// <summary>The SHA-256 digest of the rest of the document, in its canonical form (RFC 8785).</summary>
    public required string Digest { get; init; }

    /// <summary>The archive's digest, equal to <see cref="Export.ExportResult.ArchiveDigest"/>.</summary>
    public required string ArchiveDigest { get; init; }

    /// <summary>
    /// Whether every project could be rebuilt: the archive is a copy of whole projects, and an archive of the rebuilt projects has the same
    /// content.
    /// </summary>
    public required bool Passed { get; init; }

    /// <summary>The state of the export that created the archive.</summary>
    public required string ExportState { get; init; }

    /// <summary>The number of projects that were rebuilt.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of tags that were rebuilt.</summary>
    public required int Tags { get; init; }

    /// <summary>The number of distinct images that were rebuilt.</summary>
    public required long Images { get; init; }

    /// <summary>The number of regions that were rebuilt.</summary>
    public required long Regions { get; init; }

    /// <summary>The number of objects that were not restored.</summary>
    public required int NotRestored { get; init; }

    /// <summary>The number of differences between the archive and an archive of the rebuilt projects.</summary>
    public required int Differences { get; init; }

    /// <summary>
    /// The request of the archive's export, in ids and counts, if it selected images and omitted others; <see langword="null"/> for a copy
    /// of whole projects. Projects cannot be rebuilt completely from such a selection.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PartialScope { get; init; }

    /// <summary>The number of images that the export omitted; <see langword="null"/> for a copy of whole projects.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ImagesLeftOut { get; init; }

    /// <summary>The result in one sentence, with the numbers.</summary>
    [JsonIgnore]
    public string Sentence =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The archive is {(Passed ? "" : "NOT ")}enough to rebuild every project: {Projects} projects, {Tags} tags, {Images} images "
                + $"and {Regions} regions were rebuilt and compared, with {Differences} differences and {NotRestored} objects not "
                + $"restored{(IsWhole ? "" : $"; its own export ended as {ExportState}")}"
                + $"{(PartialScope is null ? "" : $"; it is a copy of part of its projects, without {ImagesLeftOut} images")}."
        );

    [JsonIgnore]
    internal bool IsWhole => ExportState is "Complete" or "CompleteWithDifferences";

    /// <summary>Converts the document to JSON, with its digest in the member <c>digest</c>.</summary>
    public string ToJson() => ErasureDocument.Write(this, ErasureDocument.Readable.DrillReport) + "\n";

    /// <summary>Reads a document.</summary>
    /// <param name="json">The JSON of <see cref="ToJson"/>.</param>
    /// <exception cref="ErasureRejectedException">The text is not the document of a drill.</exception>
    public static DrillReport FromJson(string json) =>
        ErasureDocument.Read(json, ErasureJsonContext.Default.DrillReport, "drill report", FormatName, "Run the drill again.");

    /// <summary>Computes the digest over everything except <see cref="Digest"/>.</summary>
    public string ComputeDigest() => ErasureDocument.Digest(this, ErasureJsonContext.Default.DrillReport);

    /// <inheritdoc cref="Sentence"/>
    public override string ToString() => Sentence;
}
