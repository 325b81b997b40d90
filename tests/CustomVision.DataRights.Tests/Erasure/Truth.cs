using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Holds a receipt against what the account truly holds.</summary>
internal static class Truth
{
    /// <summary>What the receipt calls gone is gone, what it calls there is there, and nothing outside the plan is gone.</summary>
    public static void Holds(ErasureRig rig, ErasureReceipt receipt, ErasurePlan plan, IReadOnlyList<Contents.Item> before)
    {
        var after = Contents.Of(rig.Emulator);
        var there = after.Select(item => (item.Project, item.Id)).ToHashSet();
        foreach (var item in receipt.Objects.Concat(receipt.Collateral))
        {
            var isThere = there.Contains((item.ProjectId, item.Id));
            switch (item.Outcome)
            {
                case ErasureOutcome.Erased or ErasureOutcome.AlreadyGone:
                    isThere.Should().BeFalse($"{item.Kind} {item.Id} is said to be {item.Outcome}");
                    break;
                case ErasureOutcome.StillThere or ErasureOutcome.Failed or ErasureOutcome.Retained:
                    isThere.Should().BeTrue($"{item.Kind} {item.Id} is said to be {item.Outcome}");
                    break;
            }
        }

        OnlyThePlanIsTouched(
            plan,
            before,
            after,
            [.. receipt.Unplanned.Where(item => item.Reason == nameof(UnplannedKind.DiedWithParent)).Select(item => item.Id)]
        );
    }

    public static void OnlyThePlanIsTouched(
        ErasurePlan plan,
        IReadOnlyList<Contents.Item> before,
        IReadOnlyList<Contents.Item> after,
        HashSet<Guid> accepted
    )
    {
        var named = plan
            .Projects.SelectMany(project =>
                project.Steps.SelectMany(step => step.Objects).Select(item => item.Id).Concat(project.Collateral.Select(item => item.Id))
            )
            .ToHashSet();
        var deleted = plan
            .Projects.SelectMany(project => project.Iterations)
            .Where(iteration => iteration.Decision?.Kind == ModelDecisionKind.DeleteIteration)
            .Select(iteration => $"iteration {iteration.IterationId}")
            .ToHashSet(StringComparer.Ordinal);
        var left = after.ToHashSet();
        before
            .Where(item => !named.Contains(item.Id) && !deleted.Contains(item.Set) && !accepted.Contains(item.Id))
            .Where(item => !left.Contains(item))
            .Should()
            .BeEmpty("the plan does not name them");
    }
}
