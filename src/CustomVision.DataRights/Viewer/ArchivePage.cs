using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>The start page of an archive: its origin, its contents, and how to verify it.</summary>
internal static class ArchivePage
{
    public static Html Create(ViewerTexts texts, ArchiveSummary summary, IReadOnlyList<ProjectOverview> projects)
    {
        var html = Html.Of($"<h1>{texts.ArchiveTitle}</h1>\n<p class=\"lead\">{texts.ArchiveIntroduction}</p>\n");
        AddFacts(html, texts, summary);
        AddProjects(html, texts, projects);
        AddCategories(html, texts, summary.Categories);
        AddRemarks(html, texts, summary.Remarks);
        AddCheck(html, texts);
        AddDocuments(html, texts, summary);
        return ViewerPage.Create(texts, texts.ArchiveTitle, back: null, html);
    }

    private static void AddFacts(Html html, ViewerTexts texts, ArchiveSummary summary)
    {
        var outcome = summary.Outcome switch
        {
            ExportState.Complete => State("good", texts.OutcomeComplete),
            ExportState.CompleteWithDifferences => State("warn", texts.OutcomeCompleteWithDifferences),
            ExportState.Incomplete => State("bad", texts.OutcomeIncomplete),
            _ => null,
        };
        if (outcome is not null && summary.OutcomeRemark is { } remark)
        {
            outcome = Html.Of($"{outcome} {remark}");
        }

        html.Add(
            $"""
            <h2>{texts.Facts}</h2>
            <dl>
            {ViewerPage.Fact(texts.Result, outcome)}{ViewerPage.Fact(
                texts.RequestId,
                summary.RequestId is { } id ? ViewerPage.Foreign(id) : null
            )}{ViewerPage.Fact(texts.ExportedOn, summary.StartedOn is { } day ? LanguageTexts.Day(day) : null)}{ViewerPage.Fact(
                texts.ExportedFrom,
                summary.SourceEndpoint
            )}{ViewerPage.Fact(texts.MadeWith, summary.Software)}</dl>

            """
        );
    }

    private static void AddProjects(Html html, ViewerTexts texts, IReadOnlyList<ProjectOverview> projects)
    {
        html.Add($"<h2>{texts.Projects}</h2>\n");
        if (projects.Count == 0)
        {
            html.Add($"<p>{texts.NoProjects}</p>\n");
            return;
        }

        var rows = new Html();
        foreach (
            var project in projects
                .OrderBy(project => project.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(project => project.Id.ToString("D"), StringComparer.Ordinal)
        )
        {
            var page = PayloadPlace.PageOf(project.Id, PayloadPlace.StartPage.FileName).Value;
            var kind = ProjectPage.KindOf(texts, project.Project?.Kind);
            rows.Add(
                $"""
                <tr><th scope="row"><div class="long"><a href="{page}">{ViewerPage.Foreign(
                    project.Title
                )}</a></div></th><td>{kind}</td><td class="n">{texts.Number(
                    project.Images
                )}</td><td class="n">{texts.Number(project.ImagesOnlyInModels)}</td><td class="n">{texts.Number(
                    project.Predictions
                )}</td><td class="n">{texts.Number(project.Project?.Iterations.Count ?? 0)}</td></tr>

                """
            );
        }

        html.Add(
            $"""
            <div class="table" role="region" aria-label="{texts.Projects}" tabindex="0"><table>
            <thead><tr>{ViewerPage.Heads(texts.Project, texts.Kind)}{ViewerPage.NumberHeads(
                texts.Images,
                texts.ImagesOnlyInModels,
                texts.Predictions,
                texts.Models
            )}</tr></thead>
            <tbody>
            {rows}</tbody></table></div>

            """
        );
    }

    private static void AddCategories(Html html, ViewerTexts texts, IReadOnlyList<CategorySummary> categories)
    {
        if (categories.Count == 0)
        {
            return;
        }

        var rows = new Html();
        foreach (var category in categories)
        {
            rows.Add(
                $"""
                <tr><th scope="row">{category.Name}</th><td>{StateOf(texts, category.State)}</td><td class="n">{NumberOf(
                    texts,
                    category.Expected
                )}</td><td class="n">{NumberOf(texts, category.Found)}</td><td>{category.Reason}</td></tr>

                """
            );
        }

        html.Add(
            $"""
            <h2>{texts.WhatIsInside}</h2>
            <div class="table" role="region" aria-label="{texts.WhatIsInside}" tabindex="0"><table>
            <thead><tr>{ViewerPage.Heads(texts.Category, texts.State)}{ViewerPage.NumberHeads(
                texts.Expected,
                texts.Found
            )}{ViewerPage.Heads(texts.Reason)}</tr></thead>
            <tbody>
            {rows}</tbody></table></div>

            """
        );
    }

    private static void AddRemarks(Html html, ViewerTexts texts, IReadOnlyList<string> remarks)
    {
        if (remarks.Count == 0)
        {
            return;
        }

        html.Add($"<h2>{texts.WhatIsNotInside}</h2>\n<ul>\n");
        foreach (var remark in remarks)
        {
            html.Add($"<li>{remark}</li>\n");
        }

        html.Add($"</ul>\n");
    }

    private static void AddCheck(Html html, ViewerTexts texts) =>
        html.Add(
            $"""
            <h2>{texts.HowToCheck}</h2>
            <p>{texts.HowToCheckIntroduction}</p>
            <p>{texts.HowToCheckShell}</p>
            <pre><code>sha256sum -c {BagWriter.Manifest.Value}</code></pre>
            <p>{texts.HowToCheckBagIt}</p>

            """
        );

    private static void AddDocuments(Html html, ViewerTexts texts, ArchiveSummary summary)
    {
        var bag = PayloadPlace.RelativePathToPayload(BagWriter.Data.Append(PayloadPlace.StartPage));
        html.Add(
            $"""
            <h2>{texts.ForMachines}</h2>
            <p>{texts.ForMachinesIntroduction}</p>
            <ul class="files">
            <li><a href="{bag}{BagWriter.Manifest.Value}"><code>{BagWriter.Manifest.Value}</code></a>{texts.Colon} {texts.Manifest}</li>
            <li><a href="{bag}{BagWriter.Info.Value}"><code>{BagWriter.Info.Value}</code></a>{texts.Colon} {texts.BagInfo}</li>

            """
        );
        foreach (var document in summary.Documents)
        {
            html.Add($"""<li><a href="{document.Value}"><code>{document.Value}</code></a></li>""");
        }

        html.Add($"</ul>\n");
    }

    private static Html StateOf(ViewerTexts texts, CategoryState state) =>
        state switch
        {
            CategoryState.Exported => State("good", texts.StateExported),
            CategoryState.Empty => State("soft", texts.StateEmpty),
            CategoryState.NotOffered => State("soft", texts.StateNotOffered),
            CategoryState.Gone => State("warn", texts.StateGone),
            CategoryState.Forbidden => State("bad", texts.StateForbidden),
            CategoryState.Failed => State("bad", texts.StateFailed),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
        };

    private static Html State(string tone, string words) => Html.Of($"""<span class="state {tone}">{words}</span>""");

    private static string NumberOf(ViewerTexts texts, long? number) => number is { } value ? texts.Number(value) : "–";
}
