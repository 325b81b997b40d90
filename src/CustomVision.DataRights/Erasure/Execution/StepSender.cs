using System.Net;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Sends the deletions of one step. Each is announced in the journal before it is sent, and its outcome recorded afterwards. After a
/// refusal or a missing answer, the remaining objects are determined and sent again in halves, so that one refused id does not prevent the
/// others.
/// </summary>
/// <param name="ledger">The journal.</param>
/// <param name="step">The step.</param>
/// <param name="delete">Deletes some ids of the step in one call.</param>
/// <param name="ask">The callback that gets the ids that still exist; null if that is unknown.</param>
internal sealed class StepSender(
    Ledger ledger,
    PlannedStep step,
    Func<IReadOnlyList<Guid>, RequestTrace, CancellationToken, Task> delete,
    Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlySet<Guid>?>> ask
)
{
    // Enough to find a few invalid ids among 256 by halving, without calling a service that refuses everything 500 times for one batch.
    private const int MaxFailures = 64;

    private int _failures;

    /// <summary>The accepted collateral that was found immediately before the deletion. It is recorded with the announcement.</summary>
    public IReadOnlyList<UnplannedObject> Collateral { get; set; } = [];

    /// <summary>
    /// Excludes and records the objects that are gone before this run's first call. Another process or a person deleted them after the
    /// comparison.
    /// </summary>
    /// <param name="ids">The ids to send.</param>
    /// <param name="look">The callback that gets the ids that still exist; null to use the one for unanswered requests.</param>
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
            // No deletion is sent for an object that is recorded as gone, so a single wrong answer must not be decisive.
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

    /// <summary>Sends the ids, except for those that an interrupted run announced and that are gone.</summary>
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

        await ledger.IntentAsync(step, ids, Collateral, cancellationToken).ConfigureAwait(false);
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

        // An unreadable answer does not depend on the ids, so halving would not help.
        if (ids.Count == 1 || IsUnreadable(answer) || _failures++ >= MaxFailures)
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
