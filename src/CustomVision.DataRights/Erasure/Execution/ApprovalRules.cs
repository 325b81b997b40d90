using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The rules for a plan and its approval that are checked before any call of the service.</summary>
internal static class ApprovalRules
{
    // The clocks of machines differ slightly.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public static void Check(
        ErasurePlan plan,
        ErasureApproval approval,
        TrainingClient client,
        IAccountManager? accounts,
        DateTimeOffset now
    )
    {
        EnsureUntouched(plan, client, accounts);
        if (approval.PlanDigest != plan.Digest)
        {
            throw new ErasureRejectedException(
                ErasureRejection.OtherPlanApproved,
                $"The approval names another plan: its PlanDigest is {approval.PlanDigest}, the plan's is {plan.Digest}."
            );
        }

        if (string.IsNullOrWhiteSpace(approval.Approver) || string.IsNullOrWhiteSpace(approval.Reason))
        {
            var member = string.IsNullOrWhiteSpace(approval.Approver) ? nameof(approval.Approver) : nameof(approval.Reason);
            throw new ErasureRejectedException(
                ErasureRejection.Malformed,
                $"The approval has no {member}. The receipt states who approved, and why."
            );
        }

        if (approval.ApprovedAt < plan.CreatedAt)
        {
            throw new ErasureRejectedException(
                ErasureRejection.ApprovalTooOld,
                "The approval is older than the plan (ApprovedAt). Approve the plan that you have seen."
            );
        }

        if (approval.ApprovedAt >= plan.ExpiresAt)
        {
            throw new ErasureRejectedException(
                ErasureRejection.PlanExpired,
                $"The plan had expired, at {plan.ExpiresAt:u}, when it was approved (ApprovedAt). Make a new one."
            );
        }

        if (approval.ApprovedAt > now + ClockDifference)
        {
            throw new ErasureRejectedException(
                ErasureRejection.ApprovalFromFuture,
                "The approval is from the future (ApprovedAt). State the time at which the plan was approved, and check the clocks."
            );
        }
    }

    /// <summary>
    /// Checks the conditions that apply only before the first deletion. Later, an expired plan or a hold stops the remaining steps, and the
    /// receipt states this.
    /// </summary>
    public static void EnsureMayBegin(ErasurePlan plan, LegalHolds holds, DateTimeOffset now)
    {
        if (IsExpired(plan, now))
        {
            throw new ErasureRejectedException(ErasureRejection.PlanExpired, $"The plan expired at {plan.ExpiresAt:u}. Make a new one.");
        }

        holds.EnsureNone(plan.Projects, plan.Account);
    }

    public static bool IsExpired(ErasurePlan plan, DateTimeOffset now) => now >= plan.ExpiresAt;

    /// <exception cref="ErasureRejectedException">The plan was altered, or made for another endpoint.</exception>
    public static void EnsureUntouched(ErasurePlan plan, TrainingClient client, IAccountManager? accounts)
    {
        var digest = plan.ComputeDigest();
        if (plan.Format != ErasurePlan.FormatName || digest != plan.Digest)
        {
            throw new ErasureRejectedException(
                ErasureRejection.PlanAltered,
                $"The plan was altered after it was made: its digest is {plan.Digest}, its content gives {digest}. Make a new one."
            );
        }

        PlanForm.Check(plan);
        if (plan.Endpoint != client.Endpoint.AbsoluteUri)
        {
            throw new ErasureRejectedException(
                ErasureRejection.OtherEndpoint,
                $"The plan was made for {plan.Endpoint}, and this resource is {client.Endpoint.AbsoluteUri}."
            );
        }

        if (plan.Account is { } account)
        {
            _ = AccountRules.Require(accounts, account);
        }
    }
}
