using CustomVision.DataRights.Erasure.Texts;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Erasure.Pages;

/// <summary>The parts of a receipt's page.</summary>
internal static class ReceiptSections
{
    public static void AddResult(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        var tone = receipt.State switch
        {
            ErasureState.Complete => "good",
            ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew => "warn",
            _ => "bad",
        };
        page.Add($"<p class=\"lead state {tone}\">{texts.Of(receipt.State)}</p>\n");
        if (receipt.Refusal is { } refusal)
        {
            page.Add($"<p>{texts.Refusal(refusal)}</p>\n");
        }

        if (receipt.Interruption is { } interruption)
        {
            page.Add($"<p class=\"bad\">{texts.Format("page.interruption", texts.Reason(interruption))}</p>\n");
        }

        if (receipt.JournalFailure is { } failure)
        {
            page.Add($"<p class=\"bad\">{texts.Format("page.journalFailure", failure)}</p>\n");
        }

        (ErasureOutcome Outcome, int Count)[] counts =
        [
            (ErasureOutcome.Erased, receipt.Counts.Erased),
            (ErasureOutcome.AlreadyGone, receipt.Counts.AlreadyGone),
            (ErasureOutcome.StillThere, receipt.Counts.StillThere),
            (ErasureOutcome.Failed, receipt.Counts.Failed),
            (ErasureOutcome.Unknown, receipt.Counts.Unknown),
            (ErasureOutcome.Retained, receipt.Counts.Retained),
        ];
        BeginTable(page, texts["page.outcome"], (texts["page.outcome"], false), (texts["page.number"], true));
        foreach (var (outcome, count) in counts)
        {
            page.Add(
                $"<tr><th scope=\"row\" class=\"{ToneOf(outcome, count)}\">{texts.Of(outcome)}</th>"
                    + $"<td class=\"n\">{texts.Number(count)}</td></tr>\n"
            );
        }

        EndTable(page);
    }

    public static void AddFacts(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        (string Key, string? Value)[] facts =
        [
            ("page.endpoint", receipt.Endpoint),
            ("page.scope", texts.Of(receipt.Scope)),
            (
                "page.account",
                receipt.Account is { } account
                    ? texts.Format("page.accountEvidence", account.ResourceId, texts.Of(account.Account), texts.Of(account.RecoverableCopy))
                    : null
            ),
            ("page.recoverableUntil", receipt.Account?.RecoverableUntil is { } until ? LanguageTexts.Second(until) : null),
            ("page.plan", receipt.PlanDigest),
            ("page.planned", LanguageTexts.Second(receipt.PlannedAt)),
            ("page.approver", receipt.Approval.Approver),
            ("page.reason", receipt.Approval.Reason),
            ("page.approved", LanguageTexts.Second(receipt.Approval.ApprovedAt)),
            ("page.started", LanguageTexts.Second(receipt.StartedAt)),
            ("page.verified", LanguageTexts.Second(receipt.VerifiedAt)),
            ("page.journal", texts.Format("page.journalHead", receipt.JournalRecords, receipt.JournalHead)),
            (
                "page.links",
                texts.Format(
                    "page.linkEvidence",
                    receipt.Links.ReadableBefore,
                    receipt.Links.GoneAfter,
                    receipt.Links.ReadableAfter,
                    receipt.Links.Inconclusive
                )
            ),
            ("page.predictions", receipt.PredictionsChosen ? null : texts["page.noPredictions"]),
            ("page.digest", receipt.Digest),
            (
                "page.signature",
                receipt.Signature is { } signature ? texts.Format("page.signedWith", signature.Algorithm, signature.KeyId)
                : receipt.SignatureFailure is { } failure ? texts.Format("page.signatureFailure", failure)
                : texts["page.unsigned"]
            ),
        ];
        page.Add($"<h2>{texts["page.facts"]}</h2>\n<dl>\n");
        foreach (var (key, value) in facts.Where(fact => !string.IsNullOrEmpty(fact.Value)))
        {
            page.Add($"<dt>{texts[key]}</dt><dd><bdi dir=\"auto\">{value}</bdi></dd>\n");
        }

        page.Add($"</dl>\n");
    }

    public static void AddModels(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        if (receipt.Models.Count == 0)
        {
            return;
        }

        page.Add($"<h2>{texts["page.models"]}</h2>\n");
        BeginTable(
            page,
            texts["page.models"],
            (texts["page.iteration"], false),
            (texts["page.decision"], false),
            (texts["page.erasedImages"], true),
            (texts["page.erasedTags"], true)
        );
        foreach (var model in receipt.Models)
        {
            page.Add(
                $"<tr><th scope=\"row\">{model.IterationId}</th><td>{texts.Of(model.Decision.Kind)} <bdi "
                    + $"dir=\"auto\">{model.Decision.Reason}</bdi></td>"
            );
            page.Add($"<td class=\"n\">{texts.Number(model.ErasedImages)}</td>");
            page.Add($"<td class=\"n\">{texts.Number(model.ErasedTags)}</td></tr>\n");
        }

        EndTable(page);
    }

    public static void AddObjects(Html page, string title, IReadOnlyList<ErasureObject> objects, ErasureTexts texts)
    {
        if (objects.Count == 0)
        {
            return;
        }

        page.Add($"<h2>{title}</h2>\n");
        BeginTable(
            page,
            title,
            (texts["page.kind"], false),
            (texts["page.id"], false),
            (texts["page.outcome"], false),
            (texts["page.why"], false)
        );

        // The parts that require an action come first.
        foreach (
            var item in objects.OrderBy(item =>
                ToneOf(item.Outcome ?? ErasureOutcome.Unknown, 1) switch
                {
                    "bad" => 0,
                    "warn" => 1,
                    _ => 2,
                }
            )
        )
        {
            var remaining =
                item.Iterations.Count == 0 ? null : texts.Format("page.remaining", string.Join(", ", item.Iterations));
            var outcome = item.Outcome ?? ErasureOutcome.Unknown;
            page.Add(
                $"<tr><td>{texts.Of(item.Kind)}</td><td>{item.Id}</td><td class=\"{ToneOf(outcome, 1)}\">{texts.Of(outcome)}</td>"
            );
            page.Add($"<td><bdi dir=\"auto\">{texts.Reason(item.Reason)}</bdi> {remaining}</td></tr>\n");
        }

        EndTable(page);
    }

    public static void AddUnplanned(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        if (receipt.UnplannedEntries.Count == 0)
        {
            return;
        }

        page.Add($"<h2>{texts["page.unplanned"]}</h2>\n");
        BeginTable(page, texts["page.unplanned"], (texts["page.kind"], false), (texts["page.id"], false), (texts["page.why"], false));
        foreach (var item in receipt.Unplanned)
        {
            page.Add($"<tr><td>{texts.Of(item.Kind)}</td><td>{item.Id}</td><td>{texts.Reason(item.Reason)}</td></tr>\n");
        }

        EndTable(page);
    }

    public static void AddSets(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        if (receipt.Sets.Count == 0)
        {
            return;
        }

        page.Add($"<h2>{texts["page.sets"]}</h2>\n");
        BeginTable(page, texts["page.sets"], (texts["page.set"], false), (texts["page.before"], true), (texts["page.after"], true));
        foreach (var set in receipt.Sets)
        {
            var name = set.IterationId is { } iteration
                ? texts.Format("page.setIteration", iteration)
                : texts.Format("page.workspace", set.ProjectId);
            var after = set.Verified is { } verified ? Html.Of($"{texts.Number(verified)}") : Html.Of($"{texts["page.gone"]}");
            page.Add($"<tr><td>{name}</td><td class=\"n\">{texts.Number(set.Planned)}</td><td class=\"n\">{after}</td></tr>\n");
        }

        EndTable(page);
    }

    public static void AddResiduals(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        page.Add($"<h2>{texts["page.residuals"]}</h2>\n<p>{texts["page.residualsLead"]}</p>\n<dl>\n");
        foreach (var place in receipt.Residuals.GroupBy(residual => residual.ProjectId))
        {
            var name = place.Key is { } project ? texts.Format("page.inProject", project) : texts["page.everywhere"];
            page.Add($"<dt>{name}</dt><dd>");
            foreach (var residual in place)
            {
                var ids = residual.Ids.Count == 0 ? null : Html.Of($"<br><span class=\"soft\">{string.Join(", ", residual.Ids)}</span>");
                page.Add($"<div>{ErasureSummary.Describe(residual, texts)}{ids}</div>");
            }

            page.Add($"</dd>\n");
        }

        page.Add($"</dl>\n");
    }

    public static void AddSteps(Html page, ErasureReceipt receipt, ErasureTexts texts)
    {
        page.Add($"<h2>{texts["page.steps"]}</h2>\n");
        BeginTable(
            page,
            texts["page.steps"],
            (texts["page.stepNumber"], true),
            (texts["page.step"], false),
            (texts["page.result"], false),
            (texts["page.why"], false),
            (texts["page.requests"], false)
        );
        foreach (var step in receipt.Steps)
        {
            page.Add($"<tr><td class=\"n\">{texts.Number(step.Number)}</td><td>{texts.Of(step.Kind)}</td><td>{texts.Of(step.Result)}</td>");
            page.Add($"<td>{texts.Reason(step.Reason)}</td><td>{string.Join(", ", step.RequestIds)}</td></tr>\n");
        }

        EndTable(page);
    }

    private static string ToneOf(ErasureOutcome outcome, int count) =>
        (outcome, count) switch
        {
            (_, 0) => "soft",
            (ErasureOutcome.Erased or ErasureOutcome.AlreadyGone, _) => "good",
            (ErasureOutcome.Retained, _) => "warn",
            _ => "bad",
        };

    // A table that is wider than the screen can be scrolled, also with the keyboard, which requires an accessible name.
    private static void BeginTable(Html page, string name, params ReadOnlySpan<(string Text, bool IsNumber)> heads)
    {
        page.Add($"<div class=\"table\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table><thead><tr>");
        foreach (var (text, isNumber) in heads)
        {
            page.Add($"<th scope=\"col\"{(isNumber ? Html.Trusted(" class=\"n\"") : null)}>{text}</th>");
        }

        page.Add($"</tr></thead><tbody>\n");
    }

    private static void EndTable(Html page) => page.Add($"</tbody></table></div>\n");
}
