using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Executes the steps of a plan. A failed step only prevents the steps that depend on it.</summary>
internal sealed partial class StepRunner(
    TrainingClient client,
    LegalHolds holds,
    TimeProvider time,
    ErasurePlan plan,
    Ledger ledger,
    LinkCheck links,
    TimeSpan deadline
)
{
    private readonly Dictionary<Guid, RemainingObjects> _remaining = [];
    private readonly Dictionary<Guid, IReadOnlySet<Guid>?> _predictions = [];

    /// <summary>The objects of the plan that have changed since the plan was made, and are not deleted.</summary>
    public IReadOnlySet<Guid> Changed { get; init; } = new HashSet<Guid>();

    public async Task RunAsync(PlannedProject project, PlannedStep step, CancellationToken cancellationToken)
    {
        var ids = step.Objects.Select(item => item.Id).Where(id => IsPending(step, id)).ToList();
        var held = HeldOf(project, step, ids);
        await SkipAsync(step, held, SkipReason.LegalHold, [], cancellationToken).ConfigureAwait(false);
        ids = [.. ids.Except(held)];
        IReadOnlyList<Guid> changed = step.Kind == ErasureStepKind.Unpublish ? [] : [.. ids.Where(Changed.Contains)];
        await SkipAsync(step, changed, SkipReason.Changed, [], cancellationToken).ConfigureAwait(false);
        var sender = Sender(project, step);
        ids =
        [
            .. await sender
                .WithoutGoneAsync(
                    [.. ids.Except(changed)],
                    step.Kind == ErasureStepKind.DeletePredictions ? PredictionsOf(project) : null,
                    cancellationToken
                )
                .ConfigureAwait(false),
        ];
        if (ids.Count == 0)
        {
            return;
        }

        if (await ObstacleAsync(project, step, cancellationToken).ConfigureAwait(false) is { } obstacle)
        {
            await SkipAsync(step, ids, obstacle.Reason, obstacle.Spared, cancellationToken).ConfigureAwait(false);
            return;
        }

        var collateral = await CollateralAsync(project, step, cancellationToken).ConfigureAwait(false);
        if (collateral.Obstacle is { } found)
        {
            await SkipAsync(step, ids, found.Reason, found.Spared, cancellationToken).ConfigureAwait(false);
            return;
        }

        await links.TestBeforeDeletionAsync(project.ProjectId, ids, cancellationToken).ConfigureAwait(false);
        sender.Collateral = step.Kind == ErasureStepKind.Unpublish ? [] : collateral.Accepted;
        await sender.SendAllAsync(ids, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Skips a step that was not begun, because the service has drifted after an interruption.</summary>
    public Task LeaveAsync(PlannedStep step, CancellationToken cancellationToken) =>
        SkipAsync(
            step,
            [.. step.Objects.Select(item => item.Id).Where(id => IsPending(step, id))],
            SkipReason.Drifted,
            [],
            cancellationToken
        );

    // Predictions can only be found by listing all of them, which is done once for all batches of a project.
    private Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlySet<Guid>?>> PredictionsOf(PlannedProject project) =>
        async (_, cancellationToken) =>
        {
            if (!_predictions.TryGetValue(project.ProjectId, out var there))
            {
                var ids = project
                    .Objects.Where(entry => entry.Step.Kind == ErasureStepKind.DeletePredictions)
                    .Select(entry => entry.Object.Id)
                    .ToList();
                there = await RemainingIn(project).LikelyPredictionsAsync(ids, cancellationToken).ConfigureAwait(false);
                _predictions.Add(project.ProjectId, there);
            }

            return there;
        };

    private RemainingObjects RemainingIn(PlannedProject project) =>
        _remaining.TryGetValue(project.ProjectId, out var remaining)
            ? remaining
            : _remaining[project.ProjectId] = client.RemainingObjects(project);

    // Gets the remaining ids for a step with a single object.
    private static async Task<IReadOnlySet<Guid>?> RemainingAsync(
        Guid id,
        Task<PresenceAnswer> question
    ) =>
        (await question.ConfigureAwait(false)).Presence switch
        {
            ObjectPresence.There => new HashSet<Guid> { id },
            ObjectPresence.Gone => new HashSet<Guid>(),
            _ => null,
        };

    private bool IsPending(PlannedStep step, Guid id) => ledger.State.IsOpen(step.Number, id);

    private Task SkipAsync(
        PlannedStep step,
        IReadOnlyList<Guid> ids,
        string reason,
        IReadOnlyList<UnplannedObject> spared,
        CancellationToken cancellationToken
    )
    {
        // Recorded once: a run with the same result adds nothing.
        var isNews = ids.Any(id => ledger.State.NoteOf(step.Number, id) != new ObjectNote(ObjectStage.NotDone, reason, StepResult.Skipped));
        return isNews ? ledger.SkippedAsync(step, ids, reason, spared, cancellationToken) : Task.CompletedTask;
    }

    // A hold on an iteration includes its frozen images, a hold on a frozen image or tag includes the iteration, and any hold in a project
    // includes the project.
    private IReadOnlyList<Guid> HeldOf(PlannedProject project, PlannedStep step, IReadOnlyList<Guid> ids)
    {
        if (holds.Contains(project.ProjectId))
        {
            return ids;
        }

        var objects = step.Objects.ToDictionary(item => item.Id);
        return step.Kind switch
        {
            ErasureStepKind.DeleteProject => holds.HeldIn(project).Any() ? ids : [],
            ErasureStepKind.DeleteIteration or ErasureStepKind.Unpublish =>
            [
                .. ids.Where(id => holds.Contains(id) || HeldInIteration(project, id).Any()),
            ],
            ErasureStepKind.DeleteImages => [.. ids.Where(id => holds.Contains(id) || objects[id].Iterations?.Any(holds.Contains) == true)],
            _ => [.. ids.Where(holds.Contains)],
        };
    }

    private IEnumerable<Guid> HeldInIteration(PlannedProject project, Guid iterationId) =>
        project
            .Objects.Where(entry =>
                entry.Step.ObjectKind is ErasureObjectKind.Image or ErasureObjectKind.Tag && entry.Object.IsIn(iterationId)
            )
            .Select(entry => entry.Object.Id)
            .Concat(project.Collateral.Where(item => item.IsIn(iterationId)).Select(item => item.Id))
            .Where(holds.Contains);

    private StepSender Sender(PlannedProject project, PlannedStep step)
    {
        var projectId = project.ProjectId;
        var remaining = RemainingIn(project);
        StepSender New(
            Func<IReadOnlyList<Guid>, RequestTrace, CancellationToken, Task> delete,
            Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlySet<Guid>?>> ask
        ) => new(ledger, step, delete, ask);

        return step.Kind switch
        {
            ErasureStepKind.Unpublish => New(
                (ids, trace, token) => client.UnpublishIterationAsync(projectId, ids[0], token, trace),
                (ids, token) => RemainingAsync(ids[0], remaining.PublishedIterationAsync(ids[0], token))
            ),
            ErasureStepKind.DeletePredictions => New(
                (ids, trace, token) => client.DeletePredictionsAsync(projectId, ids, token, trace),
                (ids, token) => remaining.LikelyPredictionsAsync(ids, token)
            ),

            // Without allIterations, the images would remain in every iteration that was trained with them.
            ErasureStepKind.DeleteImages => New(
                (ids, trace, token) => client.DeleteImagesAsync(projectId, ids, allIterations: true, token, trace),
                (ids, token) => remaining.LikelyImagesAsync(ids, token)
            ),
            ErasureStepKind.DeleteTag => New(
                (ids, trace, token) => client.DeleteTagAsync(projectId, ids[0], token, trace),
                (ids, token) => RemainingAsync(ids[0], remaining.TagAsync(ids[0], null, token, orProject: true))
            ),
            ErasureStepKind.DeleteIteration => New(
                (ids, trace, token) => client.DeleteIterationAsync(projectId, ids[0], token, trace),
                (ids, token) => RemainingAsync(ids[0], remaining.IterationAsync(ids[0], token, orProject: true))
            ),
            ErasureStepKind.DeleteProject => New(
                (ids, trace, token) => client.DeleteProjectAsync(ids[0], token, trace),
                (ids, token) => RemainingAsync(ids[0], remaining.ProjectAsync(token))
            ),
            _ => throw new ErasureRejectedException(ErasureRejection.Malformed, $"Step {step.Number} of the plan is of an unknown kind."),
        };
    }
}
