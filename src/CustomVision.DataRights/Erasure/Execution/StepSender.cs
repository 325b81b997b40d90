using System.Net;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Sends the deletions of one step: each announced in the journal before it is sent and reported after. What was refused, or went
/// unanswered, is asked about, and what is still there is sent again in halves, so that one id that the service refuses does not keep the
/// others.
/// </summary>
/// <param name="ledger">The journal.</param>
/// <param name="step">The step.</param>
/// <param name="delete">Deletes some ids of the step in one call.</param>
/// <param name="ask">Which of some ids remain; null where it is unknown.</param>
internal sealed class StepSender(
    Ledger ledger,
    PlannedStep step,
    Func<IReadOnlyList<Guid>, RequestTrace, CancellationToken, Task> delete,
    Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlySet<Guid>?>> ask
)
{
    // Enough to find a few bad ids among 256 by halving. A service that refuses everything is not asked 500 times for one batch.
    private const int MostFailures = 64;

    private int _failures;

    /// <summary>Objects that were found right before, and die along; written down with the announcement.</summary>
    public IReadOnlyList<UnplannedObject> Dying { get; set; } = [];

    /// <summary>
    /// Leaves out what is gone before any call of this plan's run, and writes it down: another process, or a person, deleted it since the
    /// service was compared.
    /// </summary>
    /// <param name="ids">The ids that are to be sent.</param>
    /// <param name="look">Which of some ids are still there; null to ask as for those that went unanswered.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<IReadOnlyList<Guid>> WithoutGoneAsync(
        IReadOnlyList<Guid> ids,
        Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlySet<Guid>?>>? look,
        CancellationToken cancellationToken
    )
    {
        var untouched = ids.Where(id => !ledger.State.WasIntended(step.Number, id)).ToList();
        if (untouched.Count == 0 || await (look ?? ask)(untouched, cancellationToken).ConfigureAwait(false) is not { } there)
        {
            return ids;
        }

        var gone = untouched.Where(id => !there.Contains(id)).ToList();
        if (gone.Count > 0)
        {
            // Nothing is sent for what is written down as gone, so a single wrong answer must not decide it.
            if (await ask(gone, cancellationToken).ConfigureAwait(false) is not { } second)
            {
                return ids;
            }

            gone.RemoveAll(second.Contains);
        }

        if (gone.Count > 0)
        {
            await ledger
                .CheckedAsync(new Dictionary<int, IReadOnlyList<Guid>> { [step.Number] = gone }, [], cancellationToken)
                .ConfigureAwait(false);
        }

        return [.. ids.Except(gone)];
    }

    /// <summary>Sends the ids, but those that an interrupted run announced and that are found to be gone.</summary>
    public async Task SendAllAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var unsure = ids.Where(id => ledger.State.NoteOf(step.Number, id).Stage == ObjectStage.Intended).ToList();
        if (unsure.Count > 0 && await ask(unsure, cancellationToken).ConfigureAwait(false) is { } there)
        {
            var gone = unsure.Where(id => !there.Contains(id)).ToList();
            await ReportDoneAsync(gone, requestId: null).ConfigureAwait(false);
            ids = [.. ids.Except(gone)];
        }

        await SendAsync(ids, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        await ledger.IntentAsync(step, ids, Dying, cancellationToken).ConfigureAwait(false);
        var trace = new RequestTrace();
        try
        {
            await delete(ids, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (DataRightsException error)
        {
            await RecoverAsync(ids, error, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ReportDoneAsync(ids, trace.RequestId).ConfigureAwait(false);
    }

    private async Task RecoverAsync(IReadOnlyList<Guid> ids, DataRightsException error, CancellationToken cancellationToken)
    {
        var answer = error as TrainingApiException;
        var there = answer?.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? null
            : await ask(ids, cancellationToken).ConfigureAwait(false);
        if (there is null)
        {
            await ReportNotDoneAsync(ids, error).ConfigureAwait(false);
            return;
        }

        await ReportDoneAsync([.. ids.Where(id => !there.Contains(id))], answer?.RequestId).ConfigureAwait(false);
        var rest = ids.Where(there.Contains).ToList();
        if (rest.Count == 0)
        {
            return;
        }

        // An answer that refuses nothing does not depend on the ids: halves of them would fare no better.
        if (ids.Count == 1 || IsUnreadable(answer) || _failures++ >= MostFailures)
        {
            await ReportNotDoneAsync(rest, error).ConfigureAwait(false);
            return;
        }

        var half = (rest.Count + 1) / 2;
        await SendAsync(rest[..half], cancellationToken).ConfigureAwait(false);
        await SendAsync(rest[half..], cancellationToken).ConfigureAwait(false);
    }

    private Task ReportDoneAsync(IReadOnlyList<Guid> ids, string? requestId) =>
        ids.Count == 0 ? Task.CompletedTask : ledger.OutcomeAsync(step, ids, StepResult.Done, reason: null, requestId);

    private Task ReportNotDoneAsync(IReadOnlyList<Guid> ids, DataRightsException error)
    {
        var answer = error as TrainingApiException;
        var isRefusal =
            answer is { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
            || (answer is { IsServiceShaped: true, Status: { } status } && (int)status is >= 400 and < 500);
        var result =
            isRefusal ? StepResult.Refused
            : IsUnreadable(answer) ? StepResult.Unknown
            : StepResult.Failed;
        return ledger.OutcomeAsync(step, ids, result, ServiceAnswer.ReasonOf(error), answer?.RequestId);
    }

    private static bool IsUnreadable(TrainingApiException? answer) => answer?.Status is { } status && (int)status is >= 200 and < 300;
}
