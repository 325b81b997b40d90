using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Creates plans. Only reads from the service.</summary>
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
        return PlanAsync(new RequestInput(request), progress, cancellationToken);
    }

    public async Task<ErasurePlan> PlanAsync(
        PlanInput input,
        IProgress<ReadingProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        (ManagedAccount Account, string ResourceId)? managed =
            input.Scope == ErasureScope.Account ? await _account.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        var listed = await ProjectSurveyor.ProjectsAsync(client, cancellationToken).ConfigureAwait(false);
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
        var searched = listed.Where(project => input.Concerns(project.Id)).ToList();
        var meter = ReadingMeter.Create(progress, time, searched.Count);
        var surveyor = new ProjectSurveyor(client, meter);
        foreach (var project in searched)
        {
            var survey = await surveyor
                .SurveyAsync(project, tags => input.In(project.Id, tags), SurveyTolerance.None, cancellationToken)
                .ConfigureAwait(false);
            survey.Complete();
            surveys.Add(project.Id, survey);
            meter.Update(static report => report with { ProjectsDone = report.ProjectsDone + 1 });
        }

        input.EnsureFound();
        var projects = await PlanProjectsAsync(surveys.Values, input, cancellationToken).ConfigureAwait(false);
        PlannedAccount? account = null;
        if (managed is { } found)
        {
            account = AccountPlanner.Plan(found.Account, found.ResourceId, input, projects, surveys.Values);
            projects = [.. projects.Select(AccountPlanner.WithAccount)];
        }

        PlanRules.Check(projects, input.Terms);
        holds.EnsureNone(projects, account);
        var archive = input.ArchiveSource is { } source
            ? await ArchiveCheck.ProveAsync(source, projects, cancellationToken).ConfigureAwait(false)
            : null;
        ArchiveCheck.EnsureDrillPassed(input.DrillProof, archive);
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
                $"Models were trained with data that is to be erased: iterations {ErasureRejectedException.Some(undecided)}. Set Models, "
                    + "or "
                    + $"IterationDecisions, to decide what happens to them.",
                undecided
            );
        }

        var projects = new List<PlannedProject>();
        foreach (var planner in planners)
        {
            var exported = new Dictionary<Guid, int>();
            foreach (var iteration in planner.Decided)
            {
                var count = await ProjectSurveyor
                    .CountExportsAsync(client, planner.ProjectId, iteration, cancellationToken)
                    .ConfigureAwait(false);
                exported.Add(iteration, count);
            }

            projects.Add(planner.Plan(exported, 1 + projects.Sum(project => project.Steps.Count)));
        }

        return projects;
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
        // Truncated to seconds, so that the approval of a host that stores times in seconds is not older than the plan.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

        // A project of the receipt that now contains other objects is not deleted as a whole.
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
}
