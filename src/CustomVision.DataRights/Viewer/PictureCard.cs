using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>Creates the card of one picture on a page: the picture with its boxes, their tags, and the facts about it.</summary>
internal sealed class PictureCard(ViewerTexts texts, TagColours colours)
{
    private const string Unsafe = "." + ImageSignature.Unknown;

    // The formats that browsers display. Other formats are only linked.
    private static readonly HashSet<string> Embedded = new(StringComparer.Ordinal) { ".jpg", ".png", ".gif", ".bmp", ".webp", ".avif" };

    /// <summary>Creates the card of an image of the workspace or of an iteration.</summary>
    /// <param name="image">The image.</param>
    /// <param name="number">The 1-based position in the series.</param>
    /// <param name="keptBy">The name of the iteration that contains the image, if the workspace no longer does.</param>
    public Html OfImage(ArchivedImage image, long number, string? keptBy = null)
    {
        var title = texts.Fill(texts.Image, texts.Number(number));
        IReadOnlyList<DrawnBox> boxes =
            image.Regions.Count == 0 ? [] : [.. image.Regions.Select((region, index) => new DrawnBox(index + 1, region, region.TagName))];
        var tags = HtmlScratch.Next();
        foreach (var box in boxes)
        {
            tags.Add($"""<li class="{colours.ClassOf(box.Region.TagId)}"><b>{box.Number}</b>{ViewerPage.Foreign(box.Label)}</li>""");
        }

        for (var i = 0; i < image.Tags.Count; i++)
        {
            var tag = image.Tags[i];
            if (!IsBoxed(boxes, tag.Id))
            {
                tags.Add($"""<li class="{colours.ClassOf(tag.Id)}">{ViewerPage.Foreign(tag.Name)}</li>""");
            }
        }

        if (boxes.Count == 0 && image.Tags.Count == 0)
        {
            tags.Add($"""<li class="none">{texts.Untagged}</li>""");
        }

        var facts = Html.Of(
            $"""
            {ViewerPage.Fact(
                texts.Uploaded,
                image.Created is { } created ? LanguageTexts.Minute(created) : null
            )}{Size(image)}{ViewerPage.Fact(
                texts.KeptBy,
                keptBy is null ? null : ViewerPage.Foreign(keptBy)
            )}
            """
        );
        return Card(title, image.Id, image.File, (image.Width, image.Height), boxes, tags, facts, image.Sha256?.ToString(), image.Metadata);
    }

    /// <summary>Creates the card of an image of which only the file is left.</summary>
    /// <param name="image">The image.</param>
    /// <param name="number">The 1-based position in the series.</param>
    public Html OfFile(ArchivedImage image, long number) =>
        Card(
            texts.Fill(texts.Image, texts.Number(number)),
            image.Id,
            image.File,
            (0, 0),
            [],
            Html.Of($"""<li class="none">{texts.OnlyItsFile}</li>"""),
            HtmlScratch.Next(),
            image.Sha256?.ToString(),
            []
        );

    /// <summary>Creates the card of a stored prediction.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="number">The 1-based position in the series.</param>
    public Html OfPrediction(ArchivedPrediction prediction, long number)
    {
        var title = texts.Fill(texts.Prediction, texts.Number(number));
        var boxes = new List<DrawnBox>();
        var tags = HtmlScratch.Next();
        foreach (var tag in prediction.Tags)
        {
            var sure = texts.Percent(tag.Probability);
            if (tag.Box is { } region)
            {
                boxes.Add(new DrawnBox(boxes.Count + 1, region, tag.TagName));
                tags.Add(
                    $"""
                    <li class="{colours.ClassOf(region.TagId)}"><b>{boxes.Count}</b>{ViewerPage.Foreign(tag.TagName)} {texts.Fill(
                        texts.ProbabilityOf,
                        sure
                    )}</li>
                    """
                );
            }
            else
            {
                tags.Add($"<li>{ViewerPage.Foreign(tag.TagName)} {texts.Fill(texts.ProbabilityOf, sure)}</li>\n");
            }
        }

        var facts = Html.Of($"{ViewerPage.Fact(texts.SentOn, prediction.Created is { } created ? LanguageTexts.Minute(created) : null)}");
        return Card(title, prediction.Id, prediction.File, (0, 0), boxes, tags, facts, prediction.Sha256?.ToString(), []);
    }

    private static bool IsBoxed(IReadOnlyList<DrawnBox> boxes, Guid tag)
    {
        for (var i = 0; i < boxes.Count; i++)
        {
            if (boxes[i].Region.TagId == tag)
            {
                return true;
            }
        }

        return false;
    }

    private Html Card(
        string title,
        Guid id,
        ArchivePath? file,
        (int Width, int Height) size,
        IReadOnlyList<DrawnBox> boxes,
        Html tags,
        Html facts,
        string? sha256,
        IReadOnlyList<KeyValuePair<string, string>> metadata
    ) =>
        Html.Of(
            $"""
            <li class="card" id="p-{id}">
            {Picture(id, file, size, boxes)}<div><h3>{title}</h3>
            <ul class="tags">
            {tags}</ul>
            <dl>{facts}</dl>
            {Metadata(metadata)}<details><summary>{texts.Details}</summary>
            <dl>{ViewerPage.Fact(texts.Id, Html.Of($"<code>{id}</code>"))}{ViewerPage.Fact(
                texts.Fingerprint,
                sha256 is null ? null : Html.Of($"<code>{sha256}</code>")
            )}</dl>
            {Numbers(boxes)}</details>
            </div></li>

            """
        );

    private Html Picture(Guid id, ArchivePath? file, (int Width, int Height) size, IReadOnlyList<DrawnBox> boxes)
    {
        if (file is not { } path)
        {
            var reason = texts.Fill(texts.PictureMissingReason, PayloadPlace.Report);
            return Html.Of($"""<div class="shot missing"><p><strong>{texts.PictureMissing}</strong></p><p>{reason}</p></div>""");
        }

        // A project's pages are in the same directory as its picture directories.
        var link = PayloadPlace.BelowProject(path);
        if (!Embedded.Contains(Path.GetExtension(link)))
        {
            // Active or unknown content is not even linked, because a browser might run it.
            var name = Html.Of($"<code>{link}</code>");
            var reason = Html.Of($"<p>{texts.PictureNotShownReason}</p>");
            var entry = link.EndsWith(Unsafe, StringComparison.Ordinal) ? name : Html.Of($"""<a href="{link}">{name}</a>""");
            return Html.Of($"""<div class="shot missing"><p><strong>{texts.PictureNotShown}</strong></p>{reason}<p>{entry}</p></div>""");
        }

        if (size is not { Width: > 0, Height: > 0 })
        {
            return Html.Of(
                $"""
                <a class="shot natural" href="{link}"><img src="{link}" alt="{texts.Fill(
                    texts.PictureOfUnknownSize,
                    id.ToString("D")
                )}" loading="lazy">{BoxDrawing.OfUnknownSize(boxes, colours)}</a>

                """
            );
        }

        return Html.Of(
            $"""
            <a class="shot" href="{link}"><img src="{link}" width="{size.Width}" height="{size.Height}" alt="{texts.Fill(
                texts.PictureOf,
                id.ToString("D"),
                size.Width,
                size.Height
            )}" loading="lazy">{BoxDrawing.OfSize(size, boxes, colours)}</a>

            """
        );
    }

    private Html? Size(ArchivedImage image) =>
        image is { Width: > 0, Height: > 0 }
            ? ViewerPage.Fact(texts.Size, texts.Fill(texts.SizeInPixels, texts.Number(image.Width), texts.Number(image.Height)))
            : null;

    private Html? Metadata(IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        if (metadata.Count == 0)
        {
            return null;
        }

        var rows = HtmlScratch.Next();
        foreach (var (key, value) in metadata)
        {
            rows.Add($"<dt>{ViewerPage.Foreign(key)}</dt><dd>{ViewerPage.ForeignBlock(value)}</dd>\n");
        }

        return Html.Of($"<h4>{texts.Metadata}</h4>\n<dl>{rows}</dl>\n");
    }

    private Html? Numbers(IReadOnlyList<DrawnBox> boxes)
    {
        if (boxes.Count == 0)
        {
            return null;
        }

        var items = HtmlScratch.Next();
        foreach (var box in boxes)
        {
            var numbers = texts.Fill(
                texts.BoxInNumbers,
                texts.Percent(box.Region.Left),
                texts.Percent(box.Region.Top),
                texts.Percent(box.Region.Width),
                texts.Percent(box.Region.Height)
            );
            items.Add($"<li>{ViewerPage.Foreign(box.Label)}{texts.Colon} {numbers}</li>\n");
        }

        return Html.Of($"<h4>{texts.BoxesInNumbers}</h4>\n<ol>\n{items}</ol>\n");
    }
}
