using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>Queries the service for every object of a plan. Only reads from the service.</summary>
internal sealed class ErasureVerifier(TrainingClient client, IAccountManager? accounts, TimeProvider time)
{
    private static readonly TimeSpan PredictionsAreKept = TimeSpan.FromDays(30);

    private readonly WitnessCheck _witness = new(client, accounts);
    private readonly AccountVerifier _account = new(client, accounts, time);

    /// <summary>Verifies once.</summary>
    public Task<VerificationRun> VerifyAsync(ErasurePlan plan, CancellationToken cancellationToken) =>
        VerifyAsync(plan, static _ => false, TimeSpan.Zero, static (_, _) => { }, cancellationToken);

    /// <summary>
    /// Verifies repeatedly until all expected objects are gone, or the deadline has passed. Some deletions take effect later without any
    /// notification.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isExpected">The callback that gets whether an object is worth waiting for.</param>
    /// <param name="deadline">The maximum time to wait.</param>
    /// <param name="report">Receives the number of objects that are gone, and the number of all objects.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<VerificationRun> VerifyAsync(
        ErasurePlan plan,
        Func<TrackedObject, bool> isExpected,
        TimeSpan deadline,
        Action<int, int> report,
        CancellationToken cancellationToken
    )
    {
        var run = new VerificationRun(plan);
        var backoff = new PollingBackoff(time, deadline);
        do
        {
            await LookAsync(plan, run, ObjectPresence.Unknown, cancellationToken).ConfigureAwait(false);
            report(run.Gone, run.Objects.Count + run.Collateral.Count);
            if (!run.All.Any(item => item.Presence != ObjectPresence.Gone && isExpected(item)))
            {
                await ConfirmAsync(plan, run, cancellationToken).ConfigureAwait(false);
            }
        } while (
            (run.Refusal is null ? run.All.Any(item => item.Presence != ObjectPresence.Gone && isExpected(item)) : run.RefusalMayPass)
            && await backoff.WaitAsync(cancellationToken).ConfigureAwait(false)
        );

        await ConfirmAsync(plan, run, cancellationToken).ConfigureAwait(false);
        if (run.Refusal is not null)
        {
            run.ResetAll("the witness was not seen");
        }

        run.Sets = await CountSetsAsync(
                plan,
                run.Refusal is null && run.Account is not { Account: not AccountPresence.Present },
                cancellationToken
            )
            .ConfigureAwait(false);
        run.VerifiedAt = time.GetUtcNow();
        return run;
    }

    // A second query may return an object that the first did not. Every object that seems gone is therefore queried again, and the second
    // answer counts. The witness is queried before and after, since the key or the endpoint may have changed in between.
    private async Task ConfirmAsync(ErasurePlan plan, VerificationRun run, CancellationToken cancellationToken)
    {
        if (run.IsConfirmed || run.Refusal is not null)
        {
            return;
        }

        if (run.All.Any(item => item.IsWeak))
        {
            await PollingBackoff.PauseAsync(time, cancellationToken).ConfigureAwait(false);
        }

        await LookAsync(plan, run, ObjectPresence.Gone, cancellationToken).ConfigureAwait(false);
        if (run.Refusal is null)
        {
            (_, run.Refusal, run.RefusalMayPass) = await _witness.LookAsync(plan.Witness, cancellationToken).ConfigureAwait(false);
        }

        run.IsConfirmed = true;
    }

    // Queries either the objects that seem to be gone, or all others.
    private async Task LookAsync(ErasurePlan plan, VerificationRun run, ObjectPresence meant, CancellationToken cancellationToken)
    {
        if (plan.Account is { } account)
        {
            run.Refusal = await _account.LookAsync(plan, account, run, cancellationToken).ConfigureAwait(false);
            run.RefusalMayPass = run.Refusal is not null;
            run.IsConfirmed = false;
            return;
        }

        (var projects, run.Refusal, run.RefusalMayPass) = await _witness.LookAsync(plan.Witness, cancellationToken).ConfigureAwait(false);
        run.IsConfirmed = false;
        if (projects is null)
        {
            return;
        }

        foreach (var item in run.All)
        {
            item.IsAsked = item.Presence == ObjectPresence.Gone == (meant == ObjectPresence.Gone);
        }

        var predictionsHaveExpired = time.GetUtcNow() >= plan.CreatedAt + PredictionsAreKept;
        foreach (var project in plan.Projects)
        {
            var asked = run.ByProject[project.ProjectId].Where(static item => item.IsAsked);
            if (asked.Any())
            {
                await new ProjectVerifier(client, project, predictionsHaveExpired)
                    .LookAsync(asked, projects, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<ImageSetCount>> CountSetsAsync(ErasurePlan plan, bool isAllowed, CancellationToken cancellationToken)
    {
        var counts = new List<ImageSetCount>();
        foreach (var project in plan.Projects)
        {
            var remaining = client.RemainingObjects(project);
            counts.Add(await CountAsync(project.ProjectId, remaining, null, project.WorkspaceImages).ConfigureAwait(false));
            foreach (var iteration in project.Iterations)
            {
                counts.Add(await CountAsync(project.ProjectId, remaining, iteration.IterationId, iteration.Images).ConfigureAwait(false));
            }
        }

        return counts;

        // A set that is gone, or could not be counted, has no count in the receipt.
        async Task<ImageSetCount> CountAsync(Guid projectId, RemainingObjects remaining, Guid? iterationId, int planned) =>
            new()
            {
                ProjectId = projectId,
                IterationId = iterationId,
                Planned = planned,
                Verified = isAllowed ? await remaining.ImageCountAsync(iterationId, cancellationToken).ConfigureAwait(false) : null,
            };
    }
}
