using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>
/// Checks the invariants of a plan. A plan is read from a file, and one that was edited by hand may contain a correct digest. It is
/// rejected before any call of the service, with the name of the invalid member.
/// </summary>
internal static class PlanForm
{
    private const int SaltLength = 64;

    /// <exception cref="ErasureRejectedException">An invariant is violated. The message names the member.</exception>
    public static void Check(ErasurePlan plan)
    {
        Require(Enum.IsDefined(plan.Scope), "scope");
        Require(IsWitness(plan.Witness), "witness");
        Require(plan.Selector is not { } selector || IsHex(selector.Salt), "selector.salt");
        Require(AreDistinct(plan.Projects.Select(project => project.ProjectId)), "projects.projectId");
        Require(plan.Steps.Select(step => step.Number).SequenceEqual(Enumerable.Range(1, plan.Steps.Count())), "projects.steps.number");
        CheckAccount(plan);
        foreach (var project in plan.Projects)
        {
            Check(project);
        }
    }

    private static void CheckAccount(ErasurePlan plan)
    {
        var isAccount = plan.Scope == ErasureScope.Account;
        Require(isAccount == plan.Account is not null, "account");
        Require(isAccount == (plan.Witness.Kind == ErasureWitnessKind.ResourceManager), "witness");
        Require(
            plan.Projects.All(project =>
                isAccount ? project is { Contents: not null, IsWhole: true, Steps.Count: 0 } : project.Contents is null
            ),
            "projects.contents"
        );
        if (plan.Account is not { } account)
        {
            return;
        }

        Require(account.Id == AccountIds.Of(account.ResourceId), "account.id");
        ErasureStepKind[] kinds = account.Purges
            ? [ErasureStepKind.DeleteAccount, ErasureStepKind.PurgeAccount]
            : [ErasureStepKind.DeleteAccount];
        Require(account.Steps.Select(step => step.Kind).SequenceEqual(kinds), "account.steps.kind");
        Require(
            account.Steps.All(step =>
                step.Objects is [{ Kind: ErasureObjectKind.Account, InWorkspace: false, Iterations: null } only] && only.Id == account.Id
            ),
            "account.steps.objects"
        );
    }

    private static void Check(PlannedProject project)
    {
        Require(
            project.Contents?.All(item => Enum.IsDefined(item.Kind) && item.Kind != ErasureObjectKind.Account) != false,
            "projects.contents.kind"
        );
        Require(project.Iterations.Count <= ProjectSurveyor.MostIterations, "projects.iterations");
        Require(AreDistinct(project.Iterations.Select(iteration => iteration.IterationId)), "projects.iterations.iterationId");
        Require(
            project.Iterations.All(iteration => iteration.Decision is null || Enum.IsDefined(iteration.Decision.Kind)),
            "projects.iterations.decision"
        );
        Require(
            AreDistinct(project.Objects.Select(entry => (entry.Step.ObjectKind, entry.Object.Id)), project.Objects.Count()),
            "projects.steps.objects.id"
        );
        Require(AreDistinct(project.Collateral.Select(item => (item.Kind, item.Id))), "projects.collateral.id");
        Require(project.Collateral.All(item => Enum.IsDefined(item.Kind)), "projects.collateral.kind");
        var iterations = project.Iterations.Select(iteration => iteration.IterationId).ToHashSet();
        bool AreOwn(PlannedObject item) => item.Iterations is not { } held || (held.All(iterations.Contains) && AreDistinct(held));
        Require(project.Collateral.All(AreOwn), "projects.collateral.iterations");
        Require(project.Contents?.All(AreOwn) != false, "projects.contents.iterations");
        foreach (var step in project.Steps)
        {
            Require(Enum.IsDefined(step.Kind), "projects.steps.kind");
            Require(step.Objects.All(AreOwn), "projects.steps.objects.iterations");
            Require(AreObjectsOf(project, step), "projects.steps.objects");
            Require(step.Objects.All(item => item.Kind == step.ObjectKind), "projects.steps.objects.kind");
        }
    }

    // Batches may contain several objects; any other step has exactly one object of the project.
    private static bool AreObjectsOf(PlannedProject project, PlannedStep step) =>
        step.Kind switch
        {
            ErasureStepKind.DeleteImages or ErasureStepKind.DeletePredictions => step.Objects.Count > 0,
            ErasureStepKind.DeleteAccount or ErasureStepKind.PurgeAccount => false,
            ErasureStepKind.DeleteTag => step.Objects.Count == 1,
            ErasureStepKind.DeleteProject => project.IsWhole && step.Objects.Count == 1 && step.Objects[0].Id == project.ProjectId,
            _ => step.Objects.Count == 1
                && project.Iterations.Any(iteration => iteration.IterationId == step.Objects[0].Id && iteration.IsDeleted),
        };

    private static bool IsWitness(ErasureWitness witness) =>
        witness.Kind switch
        {
            ErasureWitnessKind.Project => witness.ProjectIds.Count > 0,
            ErasureWitnessKind.Account => witness is { DomainId: not null, CredentialDigest: not null, Salt: { } salt } && IsHex(salt),
            ErasureWitnessKind.ResourceManager => true,
            _ => false,
        };

    private static bool IsHex(string text) => text.Length == SaltLength && text.All(char.IsAsciiHexDigit);

    private static bool AreDistinct<T>(IEnumerable<T> items, int count = 0)
    {
        var seen = new HashSet<T>(count);
        return items.All(seen.Add);
    }

    private static void Require(bool condition, string member)
    {
        if (!condition)
        {
            throw new ErasureRejectedException(
                ErasureRejection.Malformed,
                $"The plan is not valid: see its member '{member}'. Make a new one."
            );
        }
    }
}
