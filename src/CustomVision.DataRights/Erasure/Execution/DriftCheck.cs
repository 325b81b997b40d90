using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Compares the service with a plan. Only reads.</summary>
internal sealed class DriftCheck(TrainingClient client, TimeProvider time)
{
    private readonly ProjectSurveyor _surveyor = new(client);

    /// <exception cref="ErasureRejectedException">
    /// The service could not be read completely, or a project cannot be changed at this time.
    /// </exception>
    public async Task<Drift> CompareAsync(ErasurePlan plan, JournalState state, CancellationToken cancellationToken)
    {
        var drift = new Drift();
        var selection = new PlanSelection(plan);
        var listed = await ProjectSurveyor.ProjectsAsync(client, cancellationToken).ConfigureAwait(false);
        foreach (var planned in plan.Projects.ExceptBy(listed.Select(project => project.Id), project => project.ProjectId))
        {
            await AddGoneProjectAsync(drift, planned, cancellationToken).ConfigureAwait(false);
        }

        var parts = plan.Projects.ToDictionary(project => project.ProjectId);
        foreach (var project in listed.Where(project => selection.Concerns(project.Id)))
        {
            var planned = parts.GetValueOrDefault(project.Id);
            if (planned is null && plan.Scope is ErasureScope.Everything or ErasureScope.Account)
            {
                drift.Add(project.Id, ErasureObjectKind.Project, project.Id, UnplannedKind.New);
            }
            else if (planned is not null || plan.Selector is not null)
            {
                planned ??= Nothing(project.Id);
                var known = StepsOf(planned);
                var survey = await _surveyor
                    .SurveyAsync(project, tags => selection.In(project.Id, tags), ToleranceOf(plan, known, state), cancellationToken)
                    .ConfigureAwait(false);
                var predictions = await PredictionsAsync(survey, planned, state, cancellationToken).ConfigureAwait(false);
                Compare(drift, survey, predictions, planned, known, state);
                drift.Links[project.Id] = survey.Links;
                drift.Totals.UnionWith(AccountCounts.Of(survey));
            }
        }

        return drift;
    }

    private static SurveyTolerance ToleranceOf(
        ErasurePlan plan,
        Dictionary<(ErasureObjectKind Kind, Guid Id), int> known,
        JournalState state
    ) =>
        new(
            id =>
                plan.Terms.CheckLinks
                && (known.ContainsKey((ErasureObjectKind.Image, id)) || known.ContainsKey((ErasureObjectKind.Prediction, id))),
            id =>
                known.TryGetValue((ErasureObjectKind.Image, id), out var step)
                && state.NoteOf(step, id).Stage is ObjectStage.Intended or ObjectStage.Sent or ObjectStage.NotDone,
            known.Count
        );

    // Gets the step of each object. An image and a prediction may share an id: the image of a prediction can become a training image.
    private static Dictionary<(ErasureObjectKind Kind, Guid Id), int> StepsOf(PlannedProject planned)
    {
        var steps = new Dictionary<(ErasureObjectKind Kind, Guid Id), int>(planned.Objects.Count());
        foreach (var (step, item) in planned.Objects)
        {
            steps[(step.ObjectKind, item.Id)] = step.Number;
        }

        return steps;
    }

    private static PlannedProject Nothing(Guid projectId) =>
        new()
        {
            ProjectId = projectId,
            IsWhole = false,
            WorkspaceImages = 0,
            Iterations = [],
            Steps = [],
            Collateral = [],
        };

    // Absence from the list alone is not conclusive.
    private async Task AddGoneProjectAsync(Drift drift, PlannedProject planned, CancellationToken cancellationToken)
    {
        var answer = await client.RemainingObjects(planned).ProjectAsync(cancellationToken).ConfigureAwait(false);
        if (answer.Presence != ObjectPresence.Gone)
        {
            throw new ErasureRejectedException(
                ErasureRejection.IncompleteListing,
                $"GetProjects does not list project {planned.ProjectId} of the plan, and GetProject does not confirm that it is gone "
                    + $"({answer.Reason ?? "it is there"}). Try again later.",
                [planned.ProjectId]
            );
        }

        foreach (var (step, item) in planned.Objects)
        {
            drift.AddGone(step, item.Id);
        }
    }

    // Gets the plan's predictions that may exist. A prediction is gone only if a second list, which contains the witness, omits it as well.
    private async Task<IReadOnlySet<Guid>> PredictionsAsync(
        ProjectSurvey survey,
        PlannedProject planned,
        JournalState state,
        CancellationToken cancellationToken
    )
    {
        var there = survey.Predictions.ToHashSet();
        var ids = planned.Objects.Where(entry => entry.Step.ObjectKind == ErasureObjectKind.Prediction).ToList();
        var missing = ids.Where(entry => !there.Contains(entry.Object.Id) && !state.WasIntended(entry.Step.Number, entry.Object.Id))
            .Select(entry => entry.Object.Id)
            .ToList();
        if (missing.Count == 0)
        {
            return there;
        }

        await PollingBackoff.PauseAsync(time, cancellationToken).ConfigureAwait(false);
        var (all, showsWhatStays) = await client.RemainingObjects(planned).ListedPredictionsAsync(cancellationToken).ConfigureAwait(false);
        showsWhatStays |= planned.PredictionWitness is null;
        there.UnionWith(showsWhatStays ? missing.Where(all.Contains) : missing);
        return there;
    }

    private static void Compare(
        Drift drift,
        ProjectSurvey survey,
        IReadOnlySet<Guid> predictions,
        PlannedProject planned,
        Dictionary<(ErasureObjectKind Kind, Guid Id), int> known,
        JournalState state
    )
    {
        var iterations = survey.Iterations.ToDictionary(iteration => iteration.Id);
        foreach (var (step, item) in planned.Objects)
        {
            var isThere = step.ObjectKind switch
            {
                ErasureObjectKind.Image => survey.Images.ContainsKey(item.Id),
                ErasureObjectKind.Prediction => predictions.Contains(item.Id),
                ErasureObjectKind.Iteration => iterations.ContainsKey(item.Id),
                ErasureObjectKind.Tag => (survey.Tags.GetValueOrDefault(item.Id) & ProjectSurvey.Workspace) != 0,
                _ => true,
            };
            if (!isThere)
            {
                drift.AddGone(step, item.Id);
            }
            else if (!state.WasIntended(step.Number, item.Id) && HasChanged(survey, planned, step, item))
            {
                drift.Add(survey.ProjectId, step.ObjectKind, item.Id, UnplannedKind.Changed);
            }
        }

        AddNew(drift, survey, planned, known);
    }

    private static bool HasChanged(ProjectSurvey survey, PlannedProject planned, PlannedStep step, PlannedObject item) =>
        step.ObjectKind switch
        {
            // The image no longer matches the selector.
            ErasureObjectKind.Image => !survey.Chosen.Contains(item.Id),

            // Another image now has the tag.
            ErasureObjectKind.Tag => !planned.IsWhole && survey.TagUse.GetValueOrDefault(item.Id) is var use && use.All != use.Chosen,

            // It was published after the plan.
            ErasureObjectKind.Iteration => survey.Iterations.Single(iteration => iteration.Id == item.Id).PublishName is not null
                && !planned.Iterations.Single(iteration => iteration.IterationId == item.Id).IsPublished,
            _ => false,
        };

    private static void AddNew(
        Drift drift,
        ProjectSurvey survey,
        PlannedProject planned,
        Dictionary<(ErasureObjectKind Kind, Guid Id), int> known
    )
    {
        void Add(ErasureObjectKind kind, IEnumerable<Guid> ids)
        {
            foreach (var id in ids.Where(id => !known.ContainsKey((kind, id))).Order())
            {
                drift.Add(survey.ProjectId, kind, id, UnplannedKind.New);
            }
        }

        Add(ErasureObjectKind.Image, survey.Chosen);
        Add(ErasureObjectKind.Iteration, NewIterations(survey, planned, known));
        if (planned.IsWhole)
        {
            Add(ErasureObjectKind.Prediction, survey.Predictions);
            Add(ErasureObjectKind.Tag, survey.Tags.Where(tag => (tag.Value & ProjectSurvey.Workspace) != 0).Select(tag => tag.Key));
        }
    }

    // Gets the models that were trained with data of the plan after the plan was made. There is no decision about them.
    private static IEnumerable<Guid> NewIterations(
        ProjectSurvey survey,
        PlannedProject planned,
        Dictionary<(ErasureObjectKind Kind, Guid Id), int> known
    )
    {
        for (var index = 0; index < survey.Iterations.Count; index++)
        {
            var (id, set) = (survey.Iterations[index].Id, ProjectSurvey.SetOf(index));
            if (
                planned.Iterations.All(iteration => iteration.IterationId != id)
                && (
                    planned.IsWhole
                    || survey.Images.Any(image => (image.Value & set) != 0 && known.ContainsKey((ErasureObjectKind.Image, image.Key)))
                    || survey.Tags.Any(tag => (tag.Value & set) != 0 && known.ContainsKey((ErasureObjectKind.Tag, tag.Key)))
                )
            )
            {
                yield return id;
            }
        }
    }
}
