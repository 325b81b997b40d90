using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Determines the residuals of an erasure from its plan.</summary>
internal static class ResidualRegister
{
    public static IReadOnlyList<Residual> Of(
        ErasureScope scope,
        bool predictionsChosen,
        IReadOnlyList<PlannedProject> projects,
        PlannedAccount? account,
        IReadOnlyDictionary<Guid, ProjectSurvey> surveys
    )
    {
        var residuals = projects.SelectMany(project => Of(project, surveys[project.ProjectId])).ToList();
        if (
            projects.Any(project =>
                project.Objects.Any(entry => entry.Step.ObjectKind is ErasureObjectKind.Image or ErasureObjectKind.Prediction)
            )
        )
        {
            residuals.Add(new Residual { Kind = ResidualKind.IssuedLinks });
            residuals.Add(new Residual { Kind = ResidualKind.StoredBytes });
        }

        residuals.AddRange(surveys.Values.OrderBy(survey => survey.ProjectId).SelectMany(LeftOut));
        if (surveys.Values.Any(survey => survey.Selection.PredictionQuery?.Application is not null))
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

        if (account is not null)
        {
            residuals.AddRange(Of(account));
        }

        return residuals;
    }

    /// <summary>Gets the entry for the model files that were exported from a project's iterations; null if there are none.</summary>
    public static Residual? ExportedModels(PlannedProject project)
    {
        var iterations = project.Iterations.Where(iteration => iteration.ExportedModels > 0).ToList();
        return iterations.Count == 0
            ? null
            : new Residual
            {
                Kind = ResidualKind.ExportedModels,
                ProjectId = project.ProjectId,
                Ids = [.. iterations.Select(iteration => iteration.IterationId)],
                Count = iterations.Sum(iteration => iteration.ExportedModels),
            };
    }

    private static IEnumerable<Residual> Of(PlannedAccount account)
    {
        if (!account.Purges)
        {
            yield return new Residual { Kind = ResidualKind.RecoverableAccount };
        }

        yield return new Residual { Kind = ResidualKind.PredictionResources };
    }

    // Gets the entries for objects of a receipt that a plan from this receipt does not delete.
    private static IEnumerable<Residual> LeftOut(ProjectSurvey survey)
    {
        if (survey.IsSpared)
        {
            yield return new Residual { Kind = ResidualKind.SparedProject, ProjectId = survey.ProjectId };
        }

        var tags = survey.SparedTags.Order().ToList();
        if (tags.Count > 0)
        {
            yield return new Residual
            {
                Kind = ResidualKind.SparedTags,
                ProjectId = survey.ProjectId,
                Ids = tags,
                Count = tags.Count,
            };
        }
    }

    private static IEnumerable<Residual> Of(PlannedProject project, ProjectSurvey survey)
    {
        Residual New(ResidualKind kind, IEnumerable<Guid> ids, int? count = null) =>
            new()
            {
                Kind = kind,
                ProjectId = project.ProjectId,
                Ids = [.. ids],
                Count = count,
            };

        // Exported models are deleted with the account. If the account is not deleted, the receipt lists them.
        if (project.Contents is null && ExportedModels(project) is { } exported)
        {
            yield return exported;
        }

        var kept = project
            .Iterations.Where(iteration => iteration is { Decision: not null, IsDeleted: false })
            .Select(iteration => iteration.IterationId)
            .ToList();
        if (kept.Count > 0)
        {
            yield return New(ResidualKind.TrainedModel, kept);
            yield return New(ResidualKind.StoredSuggestions, kept);
        }

        var concerned = project
            .Iterations.Where(iteration => iteration.Decision is not null)
            .Select(iteration => iteration.IterationId)
            .ToList();
        if (concerned.Count > 0 || survey.Project.Settings?.ExportModelContainerUri is not null)
        {
            yield return New(ResidualKind.ModelBackups, concerned);
        }

        yield return New(ResidualKind.ImportedCopies, []);
        if (project.IsWhole || project.Iterations.Any(iteration => iteration.IsDeleted))
        {
            yield return New(
                ResidualKind.LateUploads,
                project.IsWhole ? [] : project.Iterations.Where(iteration => iteration.IsDeleted).Select(iteration => iteration.IterationId)
            );
        }
    }
}
