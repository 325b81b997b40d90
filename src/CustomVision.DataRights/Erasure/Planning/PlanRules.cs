using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Checks the limits of a plan.</summary>
internal static class PlanRules
{
    /// <exception cref="ErasureRejectedException">
    /// The plan exceeds the maximum number of objects, or has consequences that were not accepted.
    /// </exception>
    public static void Check(IReadOnlyList<PlannedProject> projects, ErasureTerms terms)
    {
        var collateral = projects.SelectMany(project => project.Collateral).Select(item => item.Id).ToList();
        if (collateral.Count > 0 && !terms.AcceptCollateral)
        {
            throw new ErasureRejectedException(
                ErasureRejection.CollateralNotAccepted,
                $"{collateral.Count} objects that were not selected would be deleted with the iterations that are the last to contain "
                    + "them: "
                    + $"{ErasureRejectedException.Some(collateral)}. "
                    + "Set AcceptCollateral to accept that, or decide otherwise about those iterations.",
                collateral
            );
        }

        var count = CountOf(projects);
        if (count > terms.MaxObjects)
        {
            throw new ErasureRejectedException(
                ErasureRejection.TooManyObjects,
                $"The plan would contain {count} objects, more than Limits.MaxObjects allows ({terms.MaxObjects}). Narrow the request, or "
                    + $"raise the limit."
            );
        }
    }

    /// <summary>Gets the number of objects of a plan, including collateral.</summary>
    public static int CountOf(IReadOnlyList<PlannedProject> projects) =>
        projects.Sum(project => project.Objects.Count() + project.Collateral.Count);

    public static ErasureTotals TotalsOf(IReadOnlyList<PlannedProject> projects)
    {
        int Count(ErasureObjectKind kind) => projects.Sum(project => project.Objects.Count(entry => entry.Step.ObjectKind == kind));
        return new ErasureTotals
        {
            Images = Count(ErasureObjectKind.Image),
            Tags = Count(ErasureObjectKind.Tag),
            Predictions = Count(ErasureObjectKind.Prediction),
            Iterations = Count(ErasureObjectKind.Iteration),
            Projects = Count(ErasureObjectKind.Project),
            Collateral = projects.Sum(project => project.Collateral.Count),
        };
    }
}
