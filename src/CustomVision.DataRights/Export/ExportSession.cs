using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export;

/// <summary>The description of a job, as recorded by its first run.</summary>
/// <param name="RequestId">The request's id.</param>
/// <param name="Request">The request in ids and counts.</param>
/// <param name="Began">The time at which the first run began, UTC.</param>
/// <param name="IsResumed">Whether an earlier run began it.</param>
internal sealed record ExportSession(string RequestId, string Request, DateTimeOffset Began, bool IsResumed)
{
    /// <summary>Reads the session from the journal, or begins it there.</summary>
    /// <exception cref="DataRightsException">The journal belongs to another request.</exception>
    public static ExportSession Of(ExportJournal journal, ExportRequest request, Uri endpoint, string apiVersion, TimeProvider time)
    {
        var text = ExportRequestText.Describe(request);
        var fingerprint = ExportRequestText.Fingerprint(request, endpoint, apiVersion);
        if (journal.State.Begin is { } begin)
        {
            return begin.Sha256 == fingerprint && (request.RequestId is null || request.RequestId == begin.RequestId)
                ? new ExportSession(begin.RequestId!, begin.Request!, begin.Began!.Value, IsResumed: true)
                : throw new ExportConflictException(RequestComparison.Between(begin, request, endpoint, apiVersion));
        }

        var began = new ExportSession(request.RequestId ?? Guid.NewGuid().ToString("D"), text, time.GetUtcNow(), IsResumed: false);
        journal.Append(
            new JournalRecord
            {
                Kind = JournalRecord.Begin,
                Format = JournalRecord.CurrentFormat,
                Request = text,
                ApiVersion = apiVersion,
                RequestId = began.RequestId,
                Sha256 = fingerprint,
                Began = began.Began,
            }
        );
        return began;
    }
}
