using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// Writes the pages of one project: the images of its workspace (<c>index</c>), images that only iterations contain (<c>models</c>), stored
/// predictions (<c>predictions</c>), and unlisted objects (<c>unlisted</c>). The first page is written last, because it shows the number of
/// each.
/// </summary>
internal sealed partial class ProjectPages
{
    private const string ImagesSeries = "index";
    private const string ModelsSeries = "models";
    private const string PredictionsSeries = "predictions";

    private readonly ArchiveReader _reader;
    private readonly ViewerTexts _texts;
    private readonly Guid _id;
    private readonly ArchivedProject? _project;
    private readonly WriteArchiveFile _write;
    private readonly PictureCard _card;
    private readonly PictureFrames _frames;

    /// <param name="reader">The archive.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="id">The project.</param>
    /// <param name="project">The project's details, if the archive has them.</param>
    /// <param name="frames">The frame of each picture's regions.</param>
    /// <param name="write">The callback that writes a page.</param>
    public ProjectPages(
        ArchiveReader reader,
        ViewerTexts texts,
        Guid id,
        ArchivedProject? project,
        PictureFrames frames,
        WriteArchiveFile write
    )
    {
        _reader = reader;
        _texts = texts;
        _id = id;
        _project = project;
        _frames = frames;
        _write = write;
        _card = new PictureCard(texts, new TagColours(project?.Tags ?? []));
    }

    private string Title => _project is { Name.Length: > 0 } ? _project.Name : _id.ToString("D");

    public async Task<ProjectOverview> WriteAsync(CancellationToken cancellationToken)
    {
        var images =
            await _reader
                .CountLinesAsync(PayloadPlace.DocumentOf(ArchiveCategories.Images, new ArchiveScope(_id)), cancellationToken)
                .ConfigureAwait(false)
            ?? 0;
        var (models, modelPages) = await WriteModelImagesAsync(images, cancellationToken).ConfigureAwait(false);
        var (predictions, predictionPages) = await WritePredictionsAsync(cancellationToken).ConfigureAwait(false);
        var overview = new ProjectOverview
        {
            Id = _id,
            Project = _project,
            Images = images,
            ImagesOnlyInModels = models,
            Predictions = predictions,
            Pages = modelPages + predictionPages + PictureSeries.PagesFor(images),
        };
        overview = await WriteUnlistedAsync(overview, cancellationToken).ConfigureAwait(false);
        await WriteImagesAsync(overview, cancellationToken).ConfigureAwait(false);
        return overview;
    }

    private async Task WriteImagesAsync(ProjectOverview overview, CancellationToken cancellationToken)
    {
        var pages = PictureSeries.PagesFor(overview.Images);
        var series = new PictureSeries(
            (page, pictures, _, ct) =>
            {
                var links = PageLinks.Create(_texts, ImagesSeries, page, pages);
                var main = new Html();
                if (page == 1)
                {
                    main.Add(
                        new ProjectPage(_texts, _reader).Create(
                            overview,
                            $"{ModelsSeries}.html",
                            $"{PredictionsSeries}.html",
                            $"{UnlistedSeries}.html"
                        )
                    );
                }
                else
                {
                    main.Add(Heading(_texts.Images));
                }

                main.Add($"{links}{pictures}{links}");
                return WritePageAsync(ImagesSeries, page, pages, main, ct);
            }
        );
        Func<ArchivedImage, long, Html> card = (image, number) => _card.OfImage(image, number);
        await foreach (var image in _reader.ReadImagesAsync(_id, cancellationToken).ConfigureAwait(false))
        {
            var shown = _frames.IsOriented(image.File) ? await ShowAsync(image, cancellationToken).ConfigureAwait(false) : image;
            await series.AddAsync(shown, card, cancellationToken).ConfigureAwait(false);
        }

        await series.EndAsync(evenIfEmpty: true, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(long Images, long Pages)> WriteModelImagesAsync(long images, CancellationToken cancellationToken)
    {
        var iterations = _reader.ListIterations(_id);
        if (iterations.Count == 0)
        {
            return default;
        }

        var present = await _reader.ReadImageIdsAsync(_id, images, cancellationToken).ConfigureAwait(false);
        var seen = new HashSet<Guid>();
        bool IsNew(Guid image) => present.BinarySearch(image) < 0 && seen.Add(image);

        var series = new PictureSeries(
            (page, pictures, more, ct) =>
            {
                var pages = more ? page + 1 : page;
                var links = PageLinks.Create(_texts, ModelsSeries, page, pages);
                var main = Heading(_texts.ImagesOnlyInModels).Add($"<p>{_texts.OnlyInModelsIntroduction}</p>\n{links}{pictures}{links}");
                return WritePageAsync(ModelsSeries, page, pages: null, main, ct);
            }
        );
        foreach (var iteration in iterations)
        {
            var name = _project?.Iterations.FirstOrDefault(model => model.Id == iteration) is { Name.Length: > 0 } known
                ? known.Name
                : iteration.ToString("D");
            Func<ArchivedImage, long, Html> card = (image, number) => _card.OfImage(image, number, name);
            await foreach (var image in _reader.ReadIterationImagesAsync(_id, iteration, IsNew, cancellationToken).ConfigureAwait(false))
            {
                var shown = await ShowAsync(image, cancellationToken).ConfigureAwait(false);
                await series.AddAsync(shown, card, cancellationToken).ConfigureAwait(false);
            }
        }

        await series.EndAsync(evenIfEmpty: false, cancellationToken).ConfigureAwait(false);
        return (series.Count, series.Pages);
    }

    private async Task<(long Predictions, long Pages)> WritePredictionsAsync(CancellationToken cancellationToken)
    {
        var lines =
            await _reader
                .CountLinesAsync(PayloadPlace.DocumentOf(ArchiveCategories.Predictions, new ArchiveScope(_id)), cancellationToken)
                .ConfigureAwait(false)
            ?? 0;
        var pages = PictureSeries.PagesFor(lines);
        var series = new PictureSeries(
            (page, pictures, _, ct) =>
            {
                var links = PageLinks.Create(_texts, PredictionsSeries, page, pages);
                var main = Heading(_texts.Predictions).Add($"<p>{_texts.PredictionsIntroduction}</p>\n{links}{pictures}{links}");
                return WritePageAsync(PredictionsSeries, page, pages, main, ct);
            }
        );
        await foreach (var prediction in _reader.ReadPredictionsAsync(_id, cancellationToken).ConfigureAwait(false))
        {
            var shown = await ShowAsync(prediction, cancellationToken).ConfigureAwait(false);
            await series.AddAsync(shown, _card.OfPrediction, cancellationToken).ConfigureAwait(false);
        }

        await series.EndAsync(evenIfEmpty: false, cancellationToken).ConfigureAwait(false);
        return (series.Count, series.Pages);
    }

    private Html Heading(string what) => Html.Of($"<h1>{what}</h1>\n<p>{_texts.Project}{_texts.Colon} {ViewerPage.Foreign(Title)}</p>\n");

    private Task WritePageAsync(string series, long page, long? pages, Html main, CancellationToken cancellationToken)
    {
        var first = string.Equals(series, ImagesSeries, StringComparison.Ordinal) && page == 1;
        var path = PayloadPlace.PageOf(_id, PageLinks.FileOf(series, page));
        var start = PayloadPlace.RelativePathToPayload(path) + PayloadPlace.StartPage.Value;
        var back = first
            ? Html.Of($"""<a href="{start}">{_texts.BackToArchive}</a>""")
            : Html.Of(
                $"""
                <a href="{start}">{_texts.BackToArchive}</a> · <a href="{PageLinks.FileOf(
                    ImagesSeries,
                    page: 1
                )}">{_texts.BackToProject}</a>
                """
            );
        var place =
            page == 1 ? string.Empty
            : pages is { } total ? $" – {_texts.Fill(_texts.PageOf, _texts.Number(page), _texts.Number(total))}"
            : $" – {_texts.Fill(_texts.Page, _texts.Number(page))}";
        var whole = ViewerPage.Create(_texts, Title + place, back, main);
        return _write(path, whole.WriteAsync, cancellationToken);
    }
}
