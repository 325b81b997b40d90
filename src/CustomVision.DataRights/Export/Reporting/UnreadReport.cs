using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Reports entries of a list that could not be read.</summary>
internal static class UnreadReport
{
    /// <summary>Gets a copy of the report that is incomplete if entries of the list could not be read.</summary>
    public static CategoryReport WithUnread(this CategoryReport report, long count) =>
        count > 0 && report.IsWhole ? report with { State = CategoryState.Failed, Reason = Reasons.UnreadIn(count) } : report;
}
