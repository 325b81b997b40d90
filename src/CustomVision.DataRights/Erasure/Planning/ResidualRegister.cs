namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What an erasure leaves behind, from what is planned.</summary>
internal static class ResidualRegister
{
    public static IReadOnlyList<Residual> Of(
        ErasureScope scope, bool predictionsChosen, IReadOnlyList<PlannedProject> projects, IReadOnlyDictionary<Guid, ProjectSurvey> surveys)
    {
        var residuals = projects.SelectMany(project => Of(project, surveys[project.ProjectId])).ToList();
        if (projects.Any(project => project.Steps.Any(step => step.Kind is ErasureStepKind.DeleteImages or ErasureStepKind.DeletePredictions)))
        {
            residuals.Add(new Residual { Kind = ResidualKind.IssuedLinks });
            residuals.Add(new Residual { Kind = ResidualKind.StoredBytes });
        }

        residuals.AddRange(surveys.Values.OrderBy(survey => survey.ProjectId).SelectMany(LeftOut));
        if (surveys.Values.Any(survey => survey.Choice.Predictions.Query?.Application is not null))
        {
            residuals.Add(new Residual { Kind = ResidualKind.PredictionFilter });
        }

        if (!predictionsChosen)
        {
            residuals.Add(new Residual { Kind = ResidualKind.Predictions });
        }

        if (scope == ErasureScope.Everything)
        {
            residuals.Add(new Residual { Kind = ResidualKind.Account });
        }

        return residuals;
    }

    // What a receipt named, and a plan made of it spares.
    private static IEnumerable<Residual> LeftOut(ProjectSurvey survey)
    {
        if (survey.IsSpared)
        {
            yield return new Residual { Kind = ResidualKind.SparedProject, ProjectId = survey.ProjectId };
        }

        var tags = survey.SparedTags.Order().ToList();
        if (tags.Count > 0)
        {
            yield return new Residual { Kind = ResidualKind.SparedTags, ProjectId = survey.ProjectId, Ids = tags, Count = tags.Count };
        }
    }

    private static IEnumerable<Residual> Of(PlannedProject project, ProjectSurvey survey)
    {
        Residual New(ResidualKind kind, IEnumerable<Guid> ids, int? count = null) =>
            new() { Kind = kind, ProjectId = project.ProjectId, Ids = [.. ids], Count = count };

        var exported = project.Iterations.Where(iteration => iteration.ExportedModels > 0).ToList();
        if (exported.Count > 0)
        {
            yield return New(ResidualKind.ExportedModels, exported.Select(iteration => iteration.IterationId), exported.Sum(iteration => iteration.ExportedModels));
        }

        var kept = project.Iterations.Where(iteration => iteration is { Decision: not null, IsDeleted: false }).Select(iteration => iteration.IterationId).ToList();
        if (kept.Count > 0)
        {
            yield return New(ResidualKind.TrainedModel, kept);
            yield return New(ResidualKind.StoredSuggestions, kept);
        }

        var concerned = project.Iterations.Where(iteration => iteration.Decision is not null).Select(iteration => iteration.IterationId).ToList();
        if (concerned.Count > 0 || survey.Project.Settings?.ExportModelContainerUri is not null)
        {
            yield return New(ResidualKind.ModelBackups, concerned);
        }

        yield return New(ResidualKind.ImportedCopies, []);
        if (project.IsWhole || project.Iterations.Any(iteration => iteration.IsDeleted))
        {
            yield return New(ResidualKind.LateUploads, project.IsWhole ? [] : project.Iterations.Where(iteration => iteration.IsDeleted).Select(iteration => iteration.IterationId));
        }
    }
}
