using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Erasure;

/// <summary>A person's approval of one plan, recorded by the host after the person has reviewed it.</summary>
public sealed record ErasureApproval
{
    /// <summary>The <see cref="ErasurePlan.Digest"/> of the reviewed plan.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>The approver: a name, or an id in the host's own terms.</summary>
    public required string Approver { get; init; }

    /// <summary>
    /// The reason, such as the number of the request. The journal and the receipt contain it: do not name the data subject.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>The time of the approval, UTC: not before the plan was made, not after it expired, and not in the future.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>Reads the approval from the first record of a journal. An interrupted erasure resumes with the same approval.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The approval; <see langword="null"/> if the journal is empty.</returns>
    /// <exception cref="ErasureRejectedException">The journal's first line was altered.</exception>
    public static async Task<ErasureApproval?> ReadAsync(IErasureJournal journal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        await foreach (var line in journal.ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            return JournalChain.Read(line, previous: null, out var record) is { } fault
                ? throw new ErasureRejectedException(ErasureRejection.JournalRefused, $"Line 1 of the journal {fault}.")
                : record!.Approval;
        }

        return null;
    }
}
