using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <content>The steps, in order, and the witnesses.</content>
internal sealed partial class ProjectPlanner
{
    /// <summary>Creates the project's part of the plan.</summary>
    /// <param name="exportedModels">The number of exported model files of each affected iteration.</param>
    /// <param name="firstNumber">The number of the first step.</param>
    public PlannedProject Plan(IReadOnlyDictionary<Guid, int> exportedModels, int firstNumber)
    {
        var collateral = Collateral();
        var witnesses = Witnesses(collateral);
        var iterations = _survey
            .Iterations.Select(
                (iteration, index) =>
                    new PlannedIteration
                    {
                        IterationId = iteration.Id,
                        IsPublished = iteration.PublishName is not null,
                        Images = _survey.Counts[index + 1],
                        Tags = _survey.TagCounts[index + 1],
                        ErasedImages = ErasedImages(index),
                        ErasedTags = ErasedTags(index),
                        ExportedModels = exportedModels.GetValueOrDefault(iteration.Id),
                        Decision = _decisions[index],
                        Witness = witnesses[index + 1],
                    }
            )
            .ToList();

        var steps = Unpublish()
            .Concat(Predictions())
            .Concat(Images())
            .Concat(Singles())
            .Select((step, index) => step with { Number = firstNumber + index });
        return new PlannedProject
        {
            ProjectId = _survey.ProjectId,
            IsWhole = IsWhole,
            WorkspaceImages = _survey.Counts[0],
            Witness = witnesses[0],
            PredictionWitness = _survey.PredictionWitness,
            Iterations = iterations,
            Steps = [.. steps],
            Collateral = collateral,
        };
    }

    private IEnumerable<PlannedStep> Unpublish() =>
        DeletedIterations()
            .Where(index => _survey.Iterations[index].PublishName is not null)
            .Select(index => Single(ErasureStepKind.Unpublish, ErasureObjectKind.Iteration, _survey.Iterations[index].Id));

    private IEnumerable<PlannedStep> Predictions() =>
        _client
            .BatchesForDeletePredictions(_survey.ProjectId, _survey.Predictions)
            .Select(batch =>
                Step(
                    ErasureStepKind.DeletePredictions,
                    batch.Select(id => new PlannedObject { Kind = ErasureObjectKind.Prediction, Id = id })
                )
            );

    // Images that the service may treat differently have separate batches, so that a refusal does not affect others. The effect of
    // allIterations on an image of a published iteration, or on one that only an iteration contains, is not documented.
    private IEnumerable<PlannedStep> Images()
    {
        var images = _survey.Images;
        var published = 0L;
        for (var index = 0; index < _survey.Iterations.Count; index++)
        {
            var staysPublished = _survey.Iterations[index].PublishName is not null && (_deletedSets & ProjectSurvey.SetOf(index)) == 0;
            published |= staysPublished ? ProjectSurvey.SetOf(index) : 0;
        }

        int Class(Guid image) =>
            (images[image] & ProjectSurvey.Workspace) == 0 ? 2
            : (images[image] & published) != 0 ? 1
            : 0;
        return _survey
            .Chosen.GroupBy(Class)
            .OrderBy(group => group.Key)
            .SelectMany(group => _client.BatchesForErasingImages(_survey.ProjectId, group.Order()))
            .Select(batch =>
                Step(ErasureStepKind.DeleteImages, batch.Select(id => _survey.Describe(ErasureObjectKind.Image, id, images[id])))
            );
    }

    private IEnumerable<PlannedStep> Singles()
    {
        foreach (var tag in _tags)
        {
            yield return Step(ErasureStepKind.DeleteTag, [_survey.Describe(ErasureObjectKind.Tag, tag, _survey.Tags[tag])]);
        }

        foreach (var index in DeletedIterations())
        {
            yield return Single(ErasureStepKind.DeleteIteration, ErasureObjectKind.Iteration, _survey.Iterations[index].Id);
        }

        if (IsWhole)
        {
            yield return Single(ErasureStepKind.DeleteProject, ErasureObjectKind.Project, _survey.ProjectId);
        }
    }

    private IEnumerable<int> DeletedIterations() =>
        Enumerable.Range(0, _survey.Iterations.Count).Where(index => (_deletedSets & ProjectSurvey.SetOf(index)) != 0);

    private static PlannedStep Single(ErasureStepKind kind, ErasureObjectKind of, Guid id) =>
        Step(kind, [new PlannedObject { Kind = of, Id = id }]);

    private static PlannedStep Step(ErasureStepKind kind, IEnumerable<PlannedObject> objects) =>
        new()
        {
            Number = 0,
            Kind = kind,
            Objects = [.. objects],
        };

    // Gets for each set an image that is not deleted from it.
    private Guid?[] Witnesses(IReadOnlyList<PlannedObject> collateral)
    {
        var witnesses = new Guid?[_survey.Iterations.Count + 1];
        if (IsWhole)
        {
            return witnesses;
        }

        var deleted = collateral.Select(item => item.Id).ToHashSet();
        foreach (var (image, sets) in _survey.Images)
        {
            for (var set = 0; set < witnesses.Length && !_survey.Chosen.Contains(image) && !deleted.Contains(image); set++)
            {
                var stays = (sets & (1L << set)) != 0 && (_deletedSets & (1L << set)) == 0;
                if (stays && (witnesses[set] is not { } known || image.CompareTo(known) < 0))
                {
                    witnesses[set] = image;
                }
            }
        }

        return witnesses;
    }
}
