using System.Globalization;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Texts;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Erasure;

/// <summary>Describes plans, residuals and reasons in human-readable sentences.</summary>
public static class ErasureSummary
{
    /// <summary>Describes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="culture">
    /// The language; English if it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <returns>
    /// Sentences about the objects to be erased, the decisions about models, the collateral, the residuals and the validity of the plan,
    /// with ids and counts but no names.
    /// </returns>
    public static IReadOnlyList<string> Of(ErasurePlan plan, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var texts = new ErasureTexts(culture ?? CultureInfo.CurrentUICulture);
        return
        [
            texts.Format("plan.where", plan.Endpoint, LanguageTexts.Second(plan.CreatedAt), LanguageTexts.Second(plan.ExpiresAt)),
            texts.Format("plan.scope", texts.Of(plan.Scope)),
            .. plan.Account is { } account ? OfAccount(account, texts) : [],
            .. Totals(plan, texts),
            .. plan.Projects.SelectMany(project => InProject(plan.Terms, project, texts)),
            .. plan.UnknownIds.Count == 0 ? [] : (IEnumerable<string>)[texts.Count("plan.unknown", plan.UnknownIds.Count)],
            .. plan.Archive is { } archive ? [texts.Count("plan.archive", archive.Images)] : (IEnumerable<string>)[],
            .. plan.Drill is { } drill ? [texts.Count("plan.drill", drill.Projects)] : (IEnumerable<string>)[],
            .. plan.Residuals.Select(residual => Describe(residual, texts)).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Describes an entry of the residual register.</summary>
    /// <param name="residual">The entry.</param>
    /// <param name="culture">The language, as for <see cref="Of"/>.</param>
    /// <returns>One or two sentences.</returns>
    public static string Describe(Residual residual, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(residual);
        return Describe(residual, new ErasureTexts(culture ?? CultureInfo.CurrentUICulture));
    }

    /// <summary>Describes the reason of an outcome, with the remedy if there is one.</summary>
    /// <param name="reason">The reason in a receipt or a verification.</param>
    /// <param name="culture">The language, as for <see cref="Of"/>.</param>
    /// <returns>One or two sentences; a code of the service is returned unchanged.</returns>
    public static string DescribeReason(string reason, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new ErasureTexts(culture ?? CultureInfo.CurrentUICulture).Reason(reason)!;
    }

    internal static string Describe(Residual residual, ErasureTexts texts)
    {
        var text = texts.Of(residual.Kind);
        return residual.Count is { } count ? $"{text} ({texts.Count("number", count)})" : text;
    }

    private static IEnumerable<string> OfAccount(PlannedAccount account, ErasureTexts texts) =>
        [
            texts.Format("plan.account", account.ResourceId),
            texts[account.Purges ? "plan.account.purged" : "plan.account.recoverable"],
            .. account.PublishedIterations.Select(iteration => texts.Format("plan.account.published", iteration)),
            .. account.PredictionResources.Select(resource => texts.Format("plan.account.prediction", resource)),
        ];

    private static IEnumerable<string> Totals(ErasurePlan plan, ErasureTexts texts)
    {
        (string Key, int Count)[] totals =
        [
            ("plan.projects", plan.Totals.Projects),
            ("plan.images", plan.Totals.Images),
            ("plan.tags", plan.Totals.Tags),
            ("plan.predictions", plan.Totals.Predictions),
            ("plan.iterations", plan.Totals.Iterations),
            ("plan.collateral", plan.Totals.Collateral),
        ];
        var lines = totals.Where(total => total.Count > 0).Select(total => texts.Count(total.Key, total.Count)).ToList();
        return lines.Count > 0 ? lines : [texts["plan.nothing"]];
    }

    private static IEnumerable<string> InProject(ErasureTerms terms, PlannedProject project, ErasureTexts texts)
    {
        if (project.IsWhole)
        {
            var late = terms.AcceptCollateral ? terms.DriftTolerance : 0;
            var key = project.Contents is null ? "plan.whole" : "plan.whole.account";
            yield return late == 0 ? texts.Format(key, project.ProjectId) : texts.Format(key + ".late", project.ProjectId, late);
        }

        if (project.Contents is not null)
        {
            yield break;
        }

        yield return texts.Format("plan.models.listed", project.ProjectId, project.Iterations.Count);
        foreach (var iteration in project.Iterations.Where(iteration => iteration.Decision is not null))
        {
            var key = iteration.IsDeleted
                ? iteration.IsPublished
                    ? "plan.model.deleted.published"
                    : "plan.model.deleted"
                : "plan.model." + iteration.Decision!.Kind;
            yield return texts.Format(key, iteration.IterationId, project.ProjectId, iteration.ErasedImages, iteration.Decision!.Reason);
        }
    }
}
