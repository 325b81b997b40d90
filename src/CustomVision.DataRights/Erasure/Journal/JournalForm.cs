namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>Which members a journal's record of each kind must have.</summary>
internal static class JournalForm
{
    /// <returns>The member that is missing; null where none is.</returns>
    public static string? MissingOf(JournalRecord record) =>
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
