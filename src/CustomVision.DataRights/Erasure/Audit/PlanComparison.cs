using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Audit;

/// <summary>
/// Compares a receipt with its plan: the copied members must be equal, and its objects and steps must be exactly those of the plan.
/// </summary>
internal static class PlanComparison
{
    public static void Check(ErasurePlan plan, Findings findings)
    {
        if (plan.Format != ErasurePlan.FormatName)
        {
            findings.Add(ErasureDocumentKind.Plan, "format", $"The plan's format is not '{ErasurePlan.FormatName}'.");
        }

        if (plan.ComputeDigest() != plan.Digest)
        {
            findings.Add(ErasureDocumentKind.Plan, "digest", "The plan was altered: its digest does not match its content.");
        }
    }

    public static void Compare(ErasureReceipt receipt, ErasurePlan plan, Findings findings)
    {
        var expected = receipt with
        {
            PlanId = plan.PlanId,
            PlanDigest = plan.Digest,
            Endpoint = plan.Endpoint,
            Scope = plan.Scope,
            PlannedAt = plan.CreatedAt,
            PredictionsChosen = plan.PredictionsChosen,
            Terms = plan.Terms,
            Models = [.. plan.Models],
            Account = plan.Account is null
                ? null
                : (receipt.Account ?? AccountEvidence.None(plan)!) with
                {
                    ResourceId = plan.Account.ResourceId,
                    Purges = plan.Account.Purges,
                },
            Residuals = [.. plan.Residuals, .. receipt.Residuals.Skip(plan.Residuals.Count)],
            Sets = receipt is { Sets.Count: 0, Refusal: not null }
                ? []
                :
                [
                    .. receipt.Sets.Zip(SetsOf(plan), (found, planned) => planned with { Verified = found.Verified }),
                    .. SetsOf(plan).Skip(receipt.Sets.Count),
                ],
        };
        foreach (var member in Differences(receipt, expected))
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                member,
                $"The receipt belongs to another plan, or was altered: {member} differs from the plan."
            );
        }

        if (receipt.PlanId == plan.PlanId)
        {
            CompareLists(receipt, plan, findings);
        }

        if (receipt.Approval.ApprovedAt < plan.CreatedAt || receipt.Approval.ApprovedAt >= plan.ExpiresAt)
        {
            findings.Add(ErasureDocumentKind.Approval, "approvedAt", "The approval in the receipt was not given while the plan was valid.");
        }
    }

    /// <summary>Gets the members of a receipt that disagree with the plan.</summary>
    public static IReadOnlyList<string> Differences(ErasureReceipt receipt, ErasureReceipt expected) =>
        ErasureDocument.Differences(
            ErasureDocument.MembersOf(receipt, ErasureJsonContext.Default.ErasureReceipt),
            ErasureDocument.MembersOf(expected, ErasureJsonContext.Default.ErasureReceipt)
        );

    private static void CompareLists(ErasureReceipt receipt, ErasurePlan plan, Findings findings)
    {
        static (Guid, ErasureObjectKind, Guid) Named(ErasureObject item) => (item.ProjectId, item.Kind, item.Id);
        if (!plan.Objects.Select(Named).SequenceEqual(receipt.Objects.Select(Named)))
        {
            findings.Add(ErasureDocumentKind.Receipt, "objects", "The objects in the receipt differ from those in the plan.");
        }

        if (!plan.Collateral.Select(Named).SequenceEqual(receipt.Collateral.Select(Named)))
        {
            findings.Add(ErasureDocumentKind.Receipt, "collateral", "The collateral in the receipt differs from that in the plan.");
        }

        var steps = plan
            .Projects.SelectMany(project => project.Steps.Select(step => (step.Number, step.Kind, project.ProjectId)))
            .Concat(plan.Account?.Steps.Select(step => (step.Number, step.Kind, Guid.Empty)) ?? []);
        if (!steps.SequenceEqual(receipt.Steps.Select(step => (step.Number, step.Kind, step.ProjectId))))
        {
            findings.Add(ErasureDocumentKind.Receipt, "steps", "The steps in the receipt differ from those in the plan.");
        }
    }

    // The verification counts the images; without a verification there are no counts.
    private static IEnumerable<ImageSetCount> SetsOf(ErasurePlan plan) =>
        plan.Projects.SelectMany(project =>
            project
                .Iterations.Select(iteration => new ImageSetCount
                {
                    ProjectId = project.ProjectId,
                    IterationId = iteration.IterationId,
                    Planned = iteration.Images,
                })
                .Prepend(new ImageSetCount { ProjectId = project.ProjectId, Planned = project.WorkspaceImages })
        );
}
