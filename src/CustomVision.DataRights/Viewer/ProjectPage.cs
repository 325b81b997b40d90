using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>Creates the part of a project's first page above its images.</summary>
internal sealed class ProjectPage(ViewerTexts texts, ArchiveReader reader)
{
    /// <summary>Creates the part.</summary>
    /// <param name="overview">The project.</param>
    /// <param name="modelsPage">The first page of images that only iterations contain.</param>
    /// <param name="predictionsPage">The first page of predictions.</param>
    /// <param name="unlistedPage">The first page of pictures that the service no longer lists.</param>
    public Html Create(ProjectOverview overview, string modelsPage, string predictionsPage, string unlistedPage)
    {
        var html = Html.Of($"""<h1><span class="long">{ViewerPage.Foreign(overview.Title)}</span></h1>""");
        AddFacts(html, overview);
        if (overview.ImagesOnlyInModels > 0)
        {
            html.Add($"""<p><a href="{modelsPage}">{texts.SeeImagesOnlyInModels}</a> ({texts.Number(overview.ImagesOnlyInModels)})</p>""");
        }

        if (overview.Predictions > 0)
        {
            html.Add($"""<p><a href="{predictionsPage}">{texts.SeePredictions}</a> ({texts.Number(overview.Predictions)})</p>""");
        }

        if (overview.Unlisted > 0)
        {
            var list = PayloadPlace.BelowProject(reader.UnlistedOf(overview.Id));
            html.Add(
                $"""<p>{texts.Fill(texts.UnlistedCount, texts.Number(overview.Unlisted))} <a href="{list}"><code>{list}</code></a></p>"""
            );
        }

        if (overview.UnlistedPictures > 0)
        {
            html.Add($"""<p><a href="{unlistedPage}">{texts.SeeUnlisted}</a> ({texts.Number(overview.UnlistedPictures)})</p>""");
        }

        AddTags(html, overview.Project?.Tags ?? []);
        AddIterations(html, overview.Id, overview.Project?.Iterations ?? []);
        AddFiles(html, overview.Id);
        var introduction =
            overview.Images == 0 ? texts.NoImages
            : overview.Project?.Kind == ProjectKind.Detection ? texts.ImagesIntroduction
            : texts.ImagesIntroductionClassification;
        return html.Add($"""<h2 id="images">{texts.Images}</h2><p>{introduction}</p>""");
    }

    /// <summary>Describes the labels of a project.</summary>
    public static string KindOf(ViewerTexts texts, ProjectKind? kind) =>
        kind switch
        {
            ProjectKind.Multiclass => texts.KindMulticlass,
            ProjectKind.Multilabel => texts.KindMultilabel,
            ProjectKind.Detection => texts.KindDetection,
            _ => texts.KindUnknown,
        };

    private void AddFacts(Html html, ProjectOverview overview)
    {
        var project = overview.Project;
        html.Add(
            $"""
            <h2>{texts.ProjectFacts}</h2>
            <dl>
            {ViewerPage.Fact(
                texts.Description,
                string.IsNullOrEmpty(project?.Description) ? null : ViewerPage.ForeignBlock(project.Description)
            )}{ViewerPage.Fact(texts.Kind, KindOf(texts, project?.Kind))}{ViewerPage.Fact(
                texts.Domain,
                project?.DomainName is { } domain ? ViewerPage.Foreign(domain) : null
            )}{ViewerPage.Fact(
                texts.Status,
                project?.Status is { } status ? ViewerPage.Foreign(texts.Value(status)) : null
            )}{ViewerPage.Fact(
                texts.Created,
                TimeOf(project?.Created)
            )}{ViewerPage.Fact(texts.LastModified, TimeOf(project?.LastModified))}{ViewerPage.Fact(
                texts.Images,
                texts.Number(overview.Images)
            )}{ViewerPage.Fact(texts.Id, Html.Of($"<code>{overview.Id}</code>"))}</dl>

            """
        );
    }

    private void AddTags(Html html, IReadOnlyList<ArchivedTag> tags)
    {
        html.Add($"<h2>{texts.Tags}</h2>\n");
        if (tags.Count == 0)
        {
            html.Add($"<p>{texts.NoTags}</p>\n");
            return;
        }

        var colours = new TagColours(tags);
        var rows = new Html();
        foreach (var tag in tags)
        {
            var name = Html.Of(
                $"""<div class="long"><span class="dot {colours.ClassOf(tag.Id)}">{ViewerPage.Foreign(tag.Name)}</span></div>"""
            );
            var description = string.IsNullOrEmpty(tag.Description) ? null : ViewerPage.ForeignBlock(tag.Description);
            var type = ViewerPage.Foreign(texts.Value(tag.Type));
            var count = NumberOf(tag.ImageCount);
            rows.Add($"""<tr><th scope="row">{name}</th><td>{type}</td><td>{description}</td><td class="n">{count}</td></tr>""");
        }

        html.Add(
            $"""
            <div class="table" role="region" aria-label="{texts.Tags}" tabindex="0"><table>
            <thead><tr>{ViewerPage.Heads(texts.Tag, texts.TagType, texts.Description)}{ViewerPage.NumberHeads(
                texts.ImageCount
            )}</tr></thead>
            <tbody>
            {rows}</tbody></table></div>

            """
        );
    }

    private void AddIterations(Html html, Guid project, IReadOnlyList<ArchivedIteration> iterations)
    {
        if (iterations.Count == 0)
        {
            return;
        }

        var rows = new Html();
        foreach (var iteration in iterations)
        {
            var published = iteration.PublishName is { Length: > 0 } name
                ? ViewerPage.ForeignBlock(name)
                : Html.Of($"{texts.NotPublished}");
            rows.Add(
                $"""
                <tr><th scope="row"><div class="long">{ViewerPage.Foreign(
                    iteration.Name.Length > 0 ? iteration.Name : iteration.Id.ToString("D")
                )}</div></th><td>{ViewerPage.Foreign(texts.Value(iteration.Status))}</td><td>{TimeOf(
                    iteration.TrainedAt
                )}</td><td>{published}</td><td class="n">{PercentOf(iteration.Precision)}</td><td class="n">{PercentOf(
                    iteration.Recall
                )}</td><td>{ModelFiles(project, iteration)}</td></tr>

                """
            );
        }

        html.Add(
            $"""
            <h2>{texts.Models}</h2>
            <div class="table" role="region" aria-label="{texts.Models}" tabindex="0"><table>
            <thead><tr>{ViewerPage.Heads(texts.Model, texts.Status, texts.TrainedAt, texts.PublishedAs)}{ViewerPage.NumberHeads(
                texts.Precision,
                texts.Recall
            )}{ViewerPage.Heads(texts.ModelFiles)}</tr></thead>
            <tbody>
            {rows}</tbody></table></div>

            """
        );
    }

    private Html ModelFiles(Guid project, ArchivedIteration iteration)
    {
        var html = new Html();
        foreach (var model in iteration.Models)
        {
            var name = ViewerPage.Foreign(model.Flavor is { Length: > 0 } flavor ? $"{model.Platform} {flavor}" : model.Platform);
            html.Add(
                model.File is { } file
                    ? file.Value.EndsWith("." + ImageSignature.Unknown, StringComparison.Ordinal)
                        ? Html.Of($"<div>{name}{texts.Colon} <code>{PayloadPlace.BelowProject(file)}</code></div>")
                        : Html.Of($"""<div><a href="{PayloadPlace.BelowProject(file)}">{name}</a></div>""")
                    : Html.Of($"<div>{name}{texts.Colon} {texts.ModelFileMissing}</div>")
            );
        }

        return html;
    }

    private void AddFiles(Html html, Guid project)
    {
        var paths = DocumentsOf(new ArchiveScope(project))
            .Concat(
                reader
                    .Files.ListDirectories(PayloadPlace.IterationsOf(project))
                    .Order(StringComparer.Ordinal)
                    .Select(Guid.Parse)
                    .SelectMany(iteration => DocumentsOf(new ArchiveScope(project, iteration)))
            )
            .Where(reader.Files.Exists);
        var links = new Html();
        foreach (var path in paths)
        {
            var link = PayloadPlace.BelowProject(path);
            links.Add($"""<li><a href="{link}"><code>{link}</code></a></li>""");
        }

        html.Add(
            $"<h2>{texts.ForMachines}</h2>\n<details><summary>{texts.ForMachinesIntroduction}</summary>\n<ul "
                + $"class=\"files\">\n{links}</ul></details>\n"
        );
    }

    // Documents about the model and its performance come before the data that it was trained with.
    private static IEnumerable<ArchivePath> DocumentsOf(ArchiveScope scope) =>
        ArchiveCategories
            .DocumentsAt(scope.Level)
            .OrderBy(category =>
                !category.IsList ? 0
                : category == ArchiveCategories.ImagePerformance ? 1
                : 2
            )
            .Select(category => PayloadPlace.DocumentOf(category, scope));

    private string NumberOf(long? number) => number is { } value ? texts.Number(value) : "–";

    private string PercentOf(double? fraction) => fraction is { } value ? texts.Percent(value) : "–";

    private static string? TimeOf(DateTimeOffset? time) => time is { } value ? LanguageTexts.Minute(value) : null;
}
