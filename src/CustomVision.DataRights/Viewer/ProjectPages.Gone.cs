namespace CustomVision.DataRights.Viewer;

/// <content>What an earlier look saved and the service no longer lists: it may be the last copy.</content>
internal sealed partial class ProjectPages
{
    private const string GoneSeries = "gone";

    private async Task<ProjectOverview> WriteGoneAsync(ProjectOverview overview, CancellationToken cancellationToken)
    {
        var series = new PictureSeries((page, pictures, more, ct) =>
        {
            var links = PageLinks.Create(_texts, GoneSeries, page, more ? page + 1 : page);
            var main = Heading(_texts.Gone).Add($"<p>{_texts.GoneIntroduction}</p>\n{links}{pictures}{links}");
            return WritePageAsync(GoneSeries, page, pages: null, main, ct);
        });
        var entries = 0L;
        var shown = new HashSet<Guid>(); // an image has a line for each list that it was in
        await foreach (var gone in _reader.ReadGoneAsync(_id, cancellationToken).ConfigureAwait(false))
        {
            entries++;
            if (gone.Image is { } image && shown.Add(image.Id))
            {
                await series.AddAsync(number => gone.HasWords ? _card.OfImage(image, number) : _card.OfFile(image, number), cancellationToken).ConfigureAwait(false);
            }
            else if (gone.Prediction is { } prediction && shown.Add(prediction.Id))
            {
                await series.AddAsync(number => _card.OfPrediction(prediction, number), cancellationToken).ConfigureAwait(false);
            }
        }

        await series.EndAsync(evenIfEmpty: false, cancellationToken).ConfigureAwait(false);
        return overview with { Gone = entries, GonePictures = series.Count, Pages = overview.Pages + series.Pages };
    }
}
