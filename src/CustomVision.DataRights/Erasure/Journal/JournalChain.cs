using System.Text.Json;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The chain of a journal's records.</summary>
internal static class JournalChain
{
    /// <summary>Reads the line after a record.</summary>
    /// <param name="line">The line.</param>
    /// <param name="previous">The previous record; null for the first.</param>
    /// <param name="record">The record; null if the line is not a record.</param>
    /// <returns>The problem of the line; null if there is none.</returns>
    public static string? Read(string line, JournalRecord? previous, out JournalRecord? record)
    {
        record = Parse(line);
        if (record is null)
        {
            return FormatOf(line) is { } other && other != JournalRecord.FormatName ? OfOtherFormat(other) : "is not a record";
        }

        if (record.Format is not (null or JournalRecord.FormatName))
        {
            return OfOtherFormat(record.Format);
        }

        if (ErasureDocument.Digest(record, ErasureJournalJsonContext.Default.JournalRecord) != record.Digest)
        {
            return "was altered: its digest does not match its content";
        }

        if (record.Number != (previous?.Number ?? 0) + 1 || record.Previous != (previous?.Digest ?? JournalRecord.NoPrevious))
        {
            return "does not follow the record before: a record was left out, put in or moved";
        }

        if ((record.Type == JournalRecordType.Started) != (previous is null))
        {
            return "is not where a record of its kind belongs";
        }

        return MissingOf(record) is { } missing ? $"does not have the member '{missing}', which a record of its kind has" : null;
    }

    /// <summary>Gets whether a line is from a journal with a format that this version does not support.</summary>
    public static bool IsOfOtherFormat(string line) => FormatOf(line) is not (null or JournalRecord.FormatName);

    /// <summary>Adds a record to the chain.</summary>
    public static JournalRecord Link(JournalRecord record, JournalRecord? previous)
    {
        var linked = record with { Number = (previous?.Number ?? 0) + 1, Previous = previous?.Digest ?? JournalRecord.NoPrevious };
        return linked with { Digest = ErasureDocument.Digest(linked, ErasureJournalJsonContext.Default.JournalRecord) };
    }

    public static string Write(JournalRecord record) => ErasureDocument.Write(record, ErasureJournalJsonContext.Default.JournalRecord);

    private static string OfOtherFormat(string format) =>
        $"has the format '{format}', and this version of the library reads '{JournalRecord.FormatName}'";

    private static string? FormatOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.String
                ? format.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JournalRecord? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            DocumentForm.Check(document.RootElement, ErasureJournalJsonContext.Default.JournalRecord, "journal");
            return document.RootElement.Deserialize(ErasureJournalJsonContext.Default.JournalRecord);
        }
        catch (Exception error) when (error is JsonException or ErasureRejectedException)
        {
            return null;
        }
    }

    // Gets a missing required member of a record; null if there is none.
    private static string? MissingOf(JournalRecord record) =>
        record.Type switch
        {
            JournalRecordType.Started => record.PlanDigest is null ? "planDigest"
            : record.Approval is null ? "approval"
            : record.Members is null ? "members"
            : null,
            JournalRecordType.Checked => record.Gone is null || record.Gone.Values.Any(ids => ids is null) ? "gone" : null,
            JournalRecordType.Intent or JournalRecordType.Skipped => MissingOfStep(record),
            JournalRecordType.Outcome => MissingOfStep(record) ?? (record.Result is null ? "result" : null),
            JournalRecordType.Finished => record.Counts is null ? "counts"
            : record.Members is null ? "members"
            : null,
            _ => "type",
        };

    private static string? MissingOfStep(JournalRecord record) =>
        record.Step is null ? "step"
        : record.Ids is null ? "ids"
        : null;
}
