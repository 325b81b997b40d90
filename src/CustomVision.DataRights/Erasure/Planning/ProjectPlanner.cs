using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Makes a project's part of a plan from its draft.</summary>
internal sealed class ProjectPlanner(TrainingClient client)
{
    /// <param name="draft">What is to be done.</param>
    /// <param name="exportedModels">How many model files each concerned iteration has.</param>
    /// <param name="firstNumber">The number of the first step.</param>
    public PlannedProject Plan(ProjectDraft draft, IReadOnlyDictionary<Guid, int> exportedModels, int firstNumber)
    {
        var survey = draft.Survey;
        var collateral = draft.Collateral();
        var witnesses = Witnesses(draft, collateral);
        var iterations = survey.Iterations.Select((iteration, index) => new PlannedIteration
        {
            IterationId = iteration.Id,
            IsPublished = iteration.PublishName is not null,
            Images = survey.Counts[index + 1],
            Tags = survey.TagCounts[index + 1],
            ErasedImages = draft.ErasedImages(index),
            ErasedTags = draft.ErasedTags(index),
            ExportedModels = exportedModels.GetValueOrDefault(iteration.Id),
            Decision = draft.Decisions[index],
            Witness = witnesses[index + 1],
        }).ToList();

        var steps = Unpublish(draft).Concat(Predictions(draft)).Concat(Images(draft)).Concat(Singles(draft))
            .Select((step, index) => step with { Number = firstNumber + index });
        return new PlannedProject
        {
            ProjectId = draft.ProjectId,
            IsWhole = draft.IsWhole,
            WorkspaceImages = survey.Counts[0],
            Witness = witnesses[0],
            PredictionWitness = survey.PredictionWitness,
            Iterations = iterations,
            Steps = [.. steps],
            Collateral = collateral,
        };
    }

    private static IEnumerable<PlannedStep> Unpublish(ProjectDraft draft) =>
        DeletedIterations(draft)
            .Where(index => draft.Survey.Iterations[index].PublishName is not null)
            .Select(index => Single(ErasureStepKind.Unpublish, ErasureObjectKind.Iteration, draft.Survey.Iterations[index].Id));

    private IEnumerable<PlannedStep> Predictions(ProjectDraft draft) =>
        client.BatchesForDeletePredictions(draft.ProjectId, draft.Survey.Predictions)
            .Select(batch => Step(ErasureStepKind.DeletePredictions, batch.Select(id => new PlannedObject { Kind = ErasureObjectKind.Prediction, Id = id })));

    // Images that the service may treat otherwise go in batches of their own, so that a refusal meets nothing else: what it does with allIterations for an
    // image that a published iteration holds, or that only an iteration holds, is not established.
    private IEnumerable<PlannedStep> Images(ProjectDraft draft)
    {
        var images = draft.Survey.Images;
        var published = 0L;
        for (var index = 0; index < draft.Survey.Iterations.Count; index++)
        {
            var staysPublished = draft.Survey.Iterations[index].PublishName is not null && (draft.DeletedSets & ProjectSurvey.SetOf(index)) == 0;
            published |= staysPublished ? ProjectSurvey.SetOf(index) : 0;
        }

        int Class(Guid image) => (images[image] & ProjectSurvey.Workspace) == 0 ? 2 : (images[image] & published) != 0 ? 1 : 0;
        return draft.Survey.Chosen
            .GroupBy(Class)
            .OrderBy(group => group.Key)
            .SelectMany(group => client.BatchesForDeleteImages(draft.ProjectId, group.Order()))
            .Select(batch => Step(ErasureStepKind.DeleteImages, batch.Select(id => draft.Survey.Describe(ErasureObjectKind.Image, id, images[id]))));
    }

    private static IEnumerable<PlannedStep> Singles(ProjectDraft draft)
    {
        foreach (var tag in draft.Tags)
        {
            yield return Step(ErasureStepKind.DeleteTag, [draft.Survey.Describe(ErasureObjectKind.Tag, tag, draft.Survey.Tags[tag])]);
        }

        foreach (var index in DeletedIterations(draft))
        {
            yield return Single(ErasureStepKind.DeleteIteration, ErasureObjectKind.Iteration, draft.Survey.Iterations[index].Id);
        }

        if (draft.IsWhole)
        {
            yield return Single(ErasureStepKind.DeleteProject, ErasureObjectKind.Project, draft.ProjectId);
        }
    }

    private static IEnumerable<int> DeletedIterations(ProjectDraft draft) =>
        Enumerable.Range(0, draft.Survey.Iterations.Count).Where(index => (draft.DeletedSets & ProjectSurvey.SetOf(index)) != 0);

    private static PlannedStep Single(ErasureStepKind kind, ErasureObjectKind of, Guid id) => Step(kind, [new PlannedObject { Kind = of, Id = id }]);

    private static PlannedStep Step(ErasureStepKind kind, IEnumerable<PlannedObject> objects) => new() { Number = 0, Kind = kind, Objects = [.. objects] };

    // For each set one image that stays in it.
    private static Guid?[] Witnesses(ProjectDraft draft, IReadOnlyList<PlannedObject> collateral)
    {
        var witnesses = new Guid?[draft.Survey.Iterations.Count + 1];
        if (draft.IsWhole)
        {
            return witnesses;
        }

        var dying = collateral.Select(item => item.Id).ToHashSet();
        foreach (var (image, sets) in draft.Survey.Images)
        {
            for (var set = 0; set < witnesses.Length && !draft.Survey.Chosen.Contains(image) && !dying.Contains(image); set++)
            {
                var stays = (sets & (1L << set)) != 0 && (draft.DeletedSets & (1L << set)) == 0;
                if (stays && (witnesses[set] is not { } known || image.CompareTo(known) < 0))
                {
                    witnesses[set] = image;
                }
            }
        }

        return witnesses;
    }
}
