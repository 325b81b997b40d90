using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Creates plans. Only reads.</summary>
internal sealed class ErasurePlanner(TrainingClient client, IAccountManager? accounts, LegalHolds holds, TimeProvider time, ILogger logger)
{
    private readonly AccountPlanner _account = new(client, accounts);

    public Task<ErasurePlan> PlanAsync(
        ErasureRequest request,
        IProgress<ReadingProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        RequestRules.Check(request);
        var input = new PlanInput
        {
            Scope = request.Scope,
            Selection = new RequestSelection(request),
            Decide = iteration => request.IterationDecisions.TryGetValue(iteration, out var decision) ? decision : request.Models,
            Terms = TermsOf(request),
            Selector = request.Subject is { } subject ? HashedSelectors.Of(subject) : null,
            PurgesAccount = request.PurgeAccount,
            AcceptsPublished = request.AcceptPublishedIterations,
            PredictionsChosen = request.Scope != ErasureScope.Subject || request.Predictions is not null || request.PredictionIds.Count > 0,
            RequiredProjects = [.. request.ProjectIds],
            WantedImages = [.. request.Subject?.ImageIds ?? []],
            WantedPredictions = [.. request.PredictionIds],
            ArchiveDirectory = request.ArchiveDirectory,
            DrillProof = request.DrillProof,
        };
        return PlanAsync(input, progress, cancellationToken);
    }

    public async Task<ErasurePlan> PlanAsync(
        PlanInput input,
        IProgress<ReadingProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        (ManagedAccount Account, string ResourceId)? managed =
            input.Scope == ErasureScope.Account ? await _account.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        var listed = (await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false))
            .Select(project => project.Value)
            .OrderBy(project => project.Id)
            .ToList();
        var missing = input.RequiredProjects.Except(listed.Select(project => project.Id)).ToList();
        if (missing.Count > 0)
        {
            throw new ErasureRejectedException(
                ErasureRejection.NotFound,
                $"The account has no project {ErasureRejectedException.Some(missing)}. Check the ids, the endpoint and the key.",
                missing
            );
        }

        var surveys = new Dictionary<Guid, ProjectSurvey>();
        var searched = listed.Where(project => input.Selection.Concerns(project.Id)).ToList();
        var meter = new SurveyMeter(progress, time, searched.Count);
        var surveyor = new ProjectSurveyor(client, meter);
        foreach (var project in searched)
        {
            var survey = await surveyor
                .SurveyAsync(project, input.Selection, SurveyTolerance.None, cancellationToken)
                .ConfigureAwait(false);
            survey.Complete();
            surveys.Add(project.Id, survey);
            meter.EndProject();
        }

        input.Selection.End();
        var projects = await PlanProjectsAsync(surveys.Values, input, cancellationToken).ConfigureAwait(false);
        PlannedAccount? account = null;
        if (managed is { } found)
        {
            account = AccountPlanner.Plan(found.Account, found.ResourceId, input, projects, surveys.Values);
            projects = [.. projects.Select(AccountPlanner.WithAccount)];
        }

        PlanRules.Check(projects, input.Terms);
        holds.EnsureNone(projects, account);
        var archive = input.ArchiveDirectory is { } directory
            ? await ArchiveCheck.ProveAsync(directory, projects, cancellationToken).ConfigureAwait(false)
            : null;
        ArchiveCheck.EnsureDrilled(input.DrillProof, archive);
        var witness = account is null
            ? await Witnesses
                .ChooseAsync(client, [.. listed.Select(project => project.Id)], projects, cancellationToken)
                .ConfigureAwait(false)
            : new ErasureWitness { Kind = ErasureWitnessKind.ResourceManager };
        var plan = Create(input, surveys, projects, account, witness, archive);
        ErasureLog.Planned(logger, plan.PlanId, plan.Digest, plan.Steps.Count(), PlanRules.CountOf(plan.Projects));
        return plan;
    }

    private async Task<IReadOnlyList<PlannedProject>> PlanProjectsAsync(
        IEnumerable<ProjectSurvey> surveys,
        PlanInput input,
        CancellationToken cancellationToken
    )
    {
        var planners = surveys
            .Select(survey => new ProjectPlanner(client, survey, input.Decide))
            .Where(planner => !planner.IsEmpty)
            .ToList();
        var undecided = planners.SelectMany(planner => planner.Undecided).ToList();
        if (undecided.Count > 0)
        {
            throw new ErasureRejectedException(
                ErasureRejection.ModelDecisionMissing,
                $"Models were trained with what is to be erased: iterations {ErasureRejectedException.Some(undecided)}. Set Models, or "
                    + $"IterationDecisions, to say what becomes of them.",
                undecided
            );
        }

        var projects = new List<PlannedProject>();
        foreach (var planner in planners)
        {
            var exported = await CountExportedModelsAsync(planner, cancellationToken).ConfigureAwait(false);
            projects.Add(planner.Plan(exported, 1 + projects.Sum(project => project.Steps.Count)));
        }

        return projects;
    }

    private async Task<Dictionary<Guid, int>> CountExportedModelsAsync(ProjectPlanner planner, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var iteration in planner.Decided)
        {
            counts[iteration] = (await client.GetExportsAsync(planner.ProjectId, iteration, cancellationToken).ConfigureAwait(false)).Count;
        }

        return counts;
    }

    private ErasurePlan Create(
        PlanInput input,
        IReadOnlyDictionary<Guid, ProjectSurvey> surveys,
        IReadOnlyList<PlannedProject> projects,
        PlannedAccount? account,
        ErasureWitness witness,
        ArchiveProof? archive
    )
    {
        // Whole seconds, so that the approval of a host that stores times in seconds is not older than the plan.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

        // If a project of the receipt has other objects now, it is not deleted as a whole.
        var scope = input.Scope == ErasureScope.Projects && !projects.Any(project => project.IsWhole) ? ErasureScope.Subject : input.Scope;
        var plan = new ErasurePlan
        {
            Format = ErasurePlan.FormatName,
            Digest = "",
            PlanId = Guid.NewGuid(),
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromSeconds(input.Terms.ValidForSeconds),
            Endpoint = client.Endpoint.AbsoluteUri,
            Scope = scope,
            Witness = witness,
            Selector = input.Selector,
            PredictionsChosen = input.PredictionsChosen,
            Terms = input.Terms,
            SearchedProjects = [.. surveys.Keys.Order()],
            SearchesNewProjects = input.RequiredProjects.Count == 0 && input.SearchesNewProjects,
            UnknownIds = UnknownIds(input, [.. surveys.Values]),
            Totals = PlanRules.TotalsOf(projects),
            Projects = projects,
            Account = account,
            Residuals = ResidualRegister.Of(scope, input.PredictionsChosen, projects, account, surveys),
            Archive = archive,
            Drill = input.DrillProof,
        };
        return plan with { Digest = plan.ComputeDigest() };
    }

    private static IReadOnlyList<Guid> UnknownIds(PlanInput input, IReadOnlyCollection<ProjectSurvey> surveys) =>
        [
            .. input.WantedImages.Distinct().Where(id => !surveys.Any(survey => survey.Images.ContainsKey(id))).Order(),
            .. input.WantedPredictions.Distinct().Except(surveys.SelectMany(survey => survey.Predictions)).Order(),
        ];

    private static ErasureTerms TermsOf(ErasureRequest request) =>
        new()
        {
            Models = request.Models,
            AcceptCollateral = request.AcceptCollateral,
            DeleteEmptiedTags = request.DeleteEmptiedTags,
            MaxObjects = request.Limits.MaxObjects,
            DriftTolerance = request.Limits.DriftTolerance,
            ValidForSeconds = (long)request.Limits.ValidFor.TotalSeconds,
            VerificationDeadlineSeconds = (long)request.Limits.VerificationDeadline.TotalSeconds,
            CheckLinks = request.Limits.CheckLinks,
        };
}
