using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <content>What an earlier look saved and the last one did not come upon: deleted, or not asked for again. It may be the last copy.</content>
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
        var goneLines = await _reader.CountLinesAsync(ArchiveReader.UnlistedOf(_id), cancellationToken).ConfigureAwait(false) ?? 0;
        var present = goneLines == 0 ? [] : await _reader.ReadImageIdsAsync(_id, overview.Images, cancellationToken).ConfigureAwait(false);
        var entries = 0L;
        var shown = new HashSet<Guid>(); // an image has a line for each list that it was in
        await foreach (var gone in _reader.ReadUnlistedAsync(_id, cancellationToken).ConfigureAwait(false))
        {
            // Of a deleted iteration's list, for example: the image itself is in the workspace, and on its pages.
            if (gone.Image is { } workspaceImage && present.Contains(workspaceImage.Id))
            {
                continue;
            }

            entries++;
            if (gone.Image is { } image && shown.Add(image.Id))
            {
                var seen = await ShowAsync(image, cancellationToken).ConfigureAwait(false);
                await series.AddAsync(number => gone.HasWords ? _card.OfImage(seen, number) : _card.OfFile(image, number), cancellationToken).ConfigureAwait(false);
            }
            else if (gone.Prediction is { } prediction && shown.Add(prediction.Id))
            {
                var seen = await ShowAsync(prediction, cancellationToken).ConfigureAwait(false);
                await series.AddAsync(number => _card.OfPrediction(seen, number), cancellationToken).ConfigureAwait(false);
            }
        }

        await series.EndAsync(evenIfEmpty: false, cancellationToken).ConfigureAwait(false);
        return overview with { Gone = entries, GonePictures = series.Count, Pages = overview.Pages + series.Pages };
    }
}
