using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Reads the whole content of a project. An incomplete listing is an error: a gap must never look like absence.</summary>
/// <param name="client">The client of the resource.</param>
/// <param name="meter">The counter of listed objects; <see langword="null"/> if no progress is reported.</param>
internal sealed class ProjectSurveyor(TrainingClient client, ProgressMeter? meter = null)
{
    // The bits of the masks fit the 53 bits that every JSON reader preserves exactly. The service allows 20 iterations.
    public const int MostIterations = 50;

    private readonly ApplicationFilter _applications = new(client);

    /// <summary>Lists the projects of the resource, ordered by id.</summary>
    public static async Task<IReadOnlyList<Project>> ProjectsAsync(TrainingClient client, CancellationToken cancellationToken) =>
        [
            .. (await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false))
                .Select(project => project.Value)
                .OrderBy(project => project.Id),
        ];

    /// <summary>Counts the exported models of an iteration.</summary>
    public static async Task<int> CountExportsAsync(
        TrainingClient client,
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken
    ) => (await client.GetExportsAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false)).Count;

    /// <param name="project">The project from GetProjects.</param>
    /// <param name="select">The callback that gets the selection from the tags of the workspace and those of each iteration.</param>
    /// <param name="tolerance">The exceptions for a survey before an execution.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ErasureRejectedException">The project cannot be changed at this time, or could not be read completely.</exception>
    public async Task<ProjectSurvey> SurveyAsync(
        Project project,
        Func<IReadOnlyList<IReadOnlyCollection<Tag>>, ProjectSelection> select,
        SurveyTolerance tolerance,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var iterations = await ReadIterationsAsync(project.Id, cancellationToken).ConfigureAwait(false);
            ProjectRules.EnsureReady(project, iterations);
            var tagLists = await ReadTagsAsync(project.Id, iterations, cancellationToken).ConfigureAwait(false);
            var survey = new ProjectSurvey(project, select(tagLists), iterations);
            AddTags(survey, tagLists);

            // The subject rule requires the workspace to be read first.
            await AddImagesAsync(survey, 0, null, tolerance, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < iterations.Count; index++)
            {
                await AddImagesAsync(survey, index + 1, iterations[index].Id, tolerance, cancellationToken).ConfigureAwait(false);
            }

            await AddPredictionsAsync(survey, tolerance, cancellationToken).ConfigureAwait(false);
            ProjectRules.EnsureUnchanged(
                project.Id,
                iterations,
                await ReadIterationsAsync(project.Id, cancellationToken).ConfigureAwait(false)
            );
            return survey;
        }
        catch (TrainingApiException error)
        {
            throw new ErasureRejectedException(
                ErasureRejection.IncompleteListing,
                $"Project {project.Id} could not be read completely, so its contents are unknown. {error.Message}",
                [project.Id],
                error
            );
        }
    }

    private async Task<IReadOnlyList<Iteration>> ReadIterationsAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var iterations = await client.GetIterationsAsync(projectId, cancellationToken).ConfigureAwait(false);
        return iterations.Count <= MostIterations
            ? [.. iterations.Select(iteration => iteration.Value).OrderBy(iteration => iteration.Created).ThenBy(iteration => iteration.Id)]
            : throw new ErasureRejectedException(
                ErasureRejection.TooManyObjects,
                $"Project {projectId} has {iterations.Count} iterations; a plan can follow {MostIterations}.",
                [projectId]
            );
    }

    private async Task<IReadOnlyList<IReadOnlyCollection<Tag>>> ReadTagsAsync(
        Guid projectId,
        IReadOnlyList<Iteration> iterations,
        CancellationToken cancellationToken
    )
    {
        var lists = new List<IReadOnlyCollection<Tag>>();
        foreach (var set in iterations.Select(iteration => (Guid?)iteration.Id).Prepend(null))
        {
            var tags = await client.GetTagsAsync(projectId, set, cancellationToken).ConfigureAwait(false);
            lists.Add([.. tags.Select(tag => tag.Value)]);
        }

        return lists;
    }

    private static void AddTags(ProjectSurvey survey, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        for (var set = 0; set < tagLists.Count; set++)
        {
            survey.TagCounts[set] = tagLists[set].Count;
            foreach (var tag in tagLists[set])
            {
                survey.Tags[tag.Id] = survey.Tags.GetValueOrDefault(tag.Id) | (1L << set);
            }
        }
    }

    private async Task AddImagesAsync(
        ProjectSurvey survey,
        int set,
        Guid? iterationId,
        SurveyTolerance tolerance,
        CancellationToken cancellationToken
    )
    {
        var listing = client.GetImages(survey.ProjectId, new ImageListQuery { IterationId = iterationId });
        await foreach (var item in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            CountObject();
            var image = item.Value;
            survey.Images[image.Id] = survey.Images.GetValueOrDefault(image.Id) | (1L << set);
            survey.Rule.Chooses(image, iterationId);
            if (image.OriginalImageUri is { Length: > 0 } link && tolerance.KeepsLink(image.Id))
            {
                survey.Links.Set(image.Id, link);
            }

            if (set == 0)
            {
                survey.Expect(listing.Expected, tolerance.Planned);
                AddTagUse(survey, image);
            }

            if (tolerance == SurveyTolerance.None && TagsOf(image).Any(tag => (survey.Tags.GetValueOrDefault(tag) & (1L << set)) == 0))
            {
                throw new ErasureRejectedException(
                    ErasureRejection.IncompleteListing,
                    $"In project {survey.ProjectId}, image {image.Id} has a tag that is missing from the list of tags. Try again when "
                        + $"nothing else works on the project.",
                    [survey.ProjectId]
                );
            }
        }

        survey.Counts[set] = listing.Found;
        var vanished = listing.Vanished.ToList();
        foreach (var image in vanished)
        {
            survey.Forget(image, set);
        }

        if (!listing.IsSettled || !vanished.TrueForAll(tolerance.MayDisappear.Invoke))
        {
            throw new ErasureRejectedException(
                ErasureRejection.IncompleteListing,
                $"The images of project {survey.ProjectId} changed while they were listed: {listing.Found} were found, and the service "
                    + $"counts {listing.ServiceCount}. Try again when nothing else works on the project.",
                [survey.ProjectId]
            );
        }
    }

    private static IEnumerable<Guid> TagsOf(Image image) =>
        image.Tags.Select(tag => tag.TagId).Union(image.Regions.Select(region => region.TagId));

    private static void AddTagUse(ProjectSurvey survey, Image image)
    {
        var isChosen = survey.Chosen.Contains(image.Id) ? 1 : 0;
        foreach (var tag in TagsOf(image))
        {
            var use = survey.TagUse.GetValueOrDefault(tag);
            survey.TagUse[tag] = (use.All + 1, use.Chosen + isChosen);
        }
    }

    private async Task AddPredictionsAsync(ProjectSurvey survey, SurveyTolerance tolerance, CancellationToken cancellationToken)
    {
        var selection = survey.Selection;
        if (selection is { PredictionQuery: null, PredictionIds.Count: 0 })
        {
            return;
        }

        var chosen = new HashSet<Guid>();
        if (selection.PredictionQuery is { } query)
        {
            await _applications.EnsureAppliedAsync(survey.ProjectId, query, cancellationToken).ConfigureAwait(false);
            await AddAsync(query, selection.Meets).ConfigureAwait(false);
        }

        if (selection.PredictionIds.Count > 0)
        {
            await AddAsync(new PredictionQuery(), prediction => selection.PredictionIds.Contains(prediction.Id)).ConfigureAwait(false);
        }

        survey.Predictions.AddRange(chosen.Order());
        if (tolerance == SurveyTolerance.None && chosen.Count > 0 && !survey.Selection.IsWhole)
        {
            survey.PredictionWitness = await OtherPredictionAsync(survey.ProjectId, chosen, cancellationToken).ConfigureAwait(false);
        }

        async Task AddAsync(PredictionQuery asked, Func<StoredPrediction, bool> isMeant)
        {
            await foreach (var item in client.QueryPredictionsAsync(survey.ProjectId, asked, cancellationToken).ConfigureAwait(false))
            {
                CountObject();
                var prediction = item.Value;
                if (
                    isMeant(prediction)
                    && chosen.Add(prediction.Id)
                    && prediction.OriginalImageUri is { Length: > 0 } link
                    && tolerance.KeepsLink(prediction.Id)
                )
                {
                    survey.Links.Set(prediction.Id, link);
                }
            }
        }
    }

    // Gets the newest other prediction, since the oldest expires first.
    private async Task<Guid?> OtherPredictionAsync(Guid projectId, HashSet<Guid> chosen, CancellationToken cancellationToken)
    {
        var newest = new PredictionQuery { OrderBy = PredictionOrder.Newest };
        await foreach (var prediction in client.QueryPredictionsAsync(projectId, newest, cancellationToken).ConfigureAwait(false))
        {
            if (!chosen.Contains(prediction.Value.Id))
            {
                return prediction.Value.Id;
            }
        }

        return null;
    }

    private void CountObject()
    {
        meter?.Objects.Add(1);
        meter?.Tick();
    }
}
