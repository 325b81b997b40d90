using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

internal sealed partial class StepRunner
{
    private readonly record struct Obstacle(string Reason, IReadOnlyList<UnplannedObject> Spared);

    private async Task<Obstacle?> ObstacleAsync(PlannedProject project, PlannedStep step, CancellationToken cancellationToken)
    {
        switch (step.Kind)
        {
            case ErasureStepKind.DeleteTag when !project.IsWhole:
                var isInUse = await ListAsync(
                        () => RemainingIn(project).IsTagInUseAsync(step.Objects[0].Id, ImagesBeingDeleted(project), cancellationToken),
                        static answer => answer is not null,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return isInUse == false ? null : new Obstacle(isInUse == true ? SkipReason.TagInUse : SkipReason.ListingFailed, []);
            case ErasureStepKind.DeleteIteration when !IsUnpublished(project, step.Objects[0].Id):
                return new Obstacle(SkipReason.StillPublished, []);
            case ErasureStepKind.DeleteIteration:
                // Another caller may have published it again.
                var published = await ListAsync(
                        () => RemainingIn(project).PublishedIterationAsync(step.Objects[0].Id, cancellationToken),
                        static answer => answer.Presence == ObjectPresence.Gone,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return published.Presence == ObjectPresence.Gone
                    ? null
                    : new Obstacle(published.Presence == ObjectPresence.There ? SkipReason.StillPublished : SkipReason.ListingFailed, []);
            case ErasureStepKind.DeleteProject when !project.Iterations.All(iteration => IsUnpublished(project, iteration.IterationId)):
                return new Obstacle(SkipReason.StillPublished, []);
            case ErasureStepKind.DeleteProject when !await PredictionsAreGoneAsync(project, cancellationToken).ConfigureAwait(false):
                return new Obstacle(SkipReason.PredictionsRemain, []);
            default:
                return null;
        }
    }

    // Gets the accepted collateral, or an obstacle.
    private async Task<(Obstacle? Obstacle, IReadOnlyList<UnplannedObject> Accepted)> CollateralAsync(
        PlannedProject project,
        PlannedStep step,
        CancellationToken cancellationToken
    )
    {
        // The collateral is also checked before unpublishing, so that an iteration that will not be deleted stays in production.
        if (step.Kind is not (ErasureStepKind.Unpublish or ErasureStepKind.DeleteIteration or ErasureStepKind.DeleteProject))
        {
            return (null, []);
        }

        var found = await ListAsync(
                () =>
                    step.Kind == ErasureStepKind.DeleteProject
                        ? PreDeleteCheck.ProjectAsync(RemainingIn(project), project, cancellationToken)
                        : PreDeleteCheck.IterationAsync(RemainingIn(project), project, step.Objects[0].Id, cancellationToken),
                static answer => answer is not null,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (found is null)
        {
            return (new Obstacle(SkipReason.ListingFailed, []), []);
        }

        if (found.Any(item => holds.Contains(item.Id)))
        {
            return (new Obstacle(SkipReason.LegalHold, found), []);
        }

        var isAccepted =
            found.Count == 0 || (plan.Terms.AcceptCollateral && found.Count + DriftWithout(found) <= plan.Terms.DriftTolerance);
        return isAccepted
            ? (null, [.. found.Select(item => item with { Finding = UnplannedKind.DiedWithParent })])
            : (new Obstacle(SkipReason.UnplannedCollateral, found), []);
    }

    // Deletions that take effect during a listing can make it incomplete. It is therefore retried for a few seconds.
    private async Task<T> ListAsync<T>(Func<Task<T>> list, Func<T, bool> isWhole, CancellationToken cancellationToken)
    {
        var backoff = new PollingBackoff(time, TimeSpan.FromSeconds(5));
        T answer;
        do
        {
            answer = await list().ConfigureAwait(false);
        } while (!isWhole(answer) && await backoff.WaitAsync(cancellationToken).ConfigureAwait(false));
        return answer;
    }

    // Gets the images that are being deleted. An image whose deletion failed keeps its tags, which have not lost their last image.
    private HashSet<Guid> ImagesBeingDeleted(PlannedProject project) =>
        [
            .. project
                .Objects.Where(entry =>
                    entry.Step.Kind == ErasureStepKind.DeleteImages
                    && ledger.State.NoteOf(entry.Step.Number, entry.Object.Id).Stage is ObjectStage.Sent or ObjectStage.GoneBefore
                )
                .Select(entry => entry.Object.Id),
        ];

    // Counts the other objects that have already used up part of the tolerance.
    private int DriftWithout(IReadOnlyList<UnplannedObject> found)
    {
        var ids = found.Select(item => item.Id).ToHashSet();
        return ledger.State.Unplanned.Count(item => item.Finding != UnplannedKind.SparedParent && !ids.Contains(item.Id));
    }

    private bool IsUnpublished(PlannedProject project, Guid iterationId) =>
        project
            .Steps.Where(step => step.Kind == ErasureStepKind.Unpublish && step.Objects[0].Id == iterationId)
            .All(step => ledger.State.NoteOf(step.Number, iterationId).Stage is ObjectStage.Sent or ObjectStage.GoneBefore);

    // The predictions have to be gone before their project is deleted: afterwards they can no longer be queried.
    private async Task<bool> PredictionsAreGoneAsync(PlannedProject project, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        var kept = new HashSet<Guid>(); // those whose deletion was refused, failed or skipped: waiting does not help
        foreach (var (step, item) in project.Objects.Where(entry => entry.Step.ObjectKind == ErasureObjectKind.Prediction))
        {
            ids.Add(item.Id);
            if (ledger.State.NoteOf(step.Number, item.Id).Stage is not (ObjectStage.Sent or ObjectStage.GoneBefore))
            {
                kept.Add(item.Id);
            }
        }

        if (ids.Count == 0)
        {
            return true;
        }

        var backoff = new PollingBackoff(time, deadline);
        while (true)
        {
            var there = await RemainingIn(project).LikelyPredictionsAsync(ids, cancellationToken).ConfigureAwait(false);
            if (there is { Count: 0 })
            {
                return true;
            }

            if (there?.Overlaps(kept) == true || !await backoff.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }
    }
}
