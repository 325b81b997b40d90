namespace CustomVision.DataRights.Viewer;

/// <content>
/// The objects that the archive keeps and the service no longer lists: deleted, or not requested again. The archive may have their last
/// copy.
/// </content>
internal sealed partial class ProjectPages
{
    private const string UnlistedSeries = "unlisted";

    private async Task<ProjectOverview> WriteUnlistedAsync(ProjectOverview overview, CancellationToken cancellationToken)
    {
        var series = new PictureSeries(
            (page, pictures, more, ct) =>
            {
                var links = PageLinks.Create(_texts, UnlistedSeries, page, more ? page + 1 : page);
                var main = Heading(_texts.Unlisted).Add($"<p>{_texts.UnlistedIntroduction}</p>\n{links}{pictures}{links}");
                return WritePageAsync(UnlistedSeries, page, pages: null, main, ct);
            }
        );
        var lines = await _reader.CountLinesAsync(_reader.UnlistedOf(_id), cancellationToken).ConfigureAwait(false) ?? 0;
        var present = lines == 0 ? [] : await _reader.ReadImageIdsAsync(_id, overview.Images, cancellationToken).ConfigureAwait(false);
        var entries = 0L;
        var shown = new HashSet<Guid>(); // an image has one line for each list that contained it
        await foreach (var unlisted in _reader.ReadUnlistedAsync(_id, cancellationToken).ConfigureAwait(false))
        {
            // For example, an image from a deleted iteration's list that is still in the workspace, and so on its pages.
            if (unlisted.Image is { } workspaceImage && present.BinarySearch(workspaceImage.Id) >= 0)
            {
                continue;
            }

            entries++;
            if (unlisted.Image is { } image && shown.Add(image.Id))
            {
                var seen = await ShowAsync(image, cancellationToken).ConfigureAwait(false);
                await series
                    .AddAsync(
                        seen,
                        (picture, number) => unlisted.HasServiceJson ? _card.OfImage(picture, number) : _card.OfFile(image, number),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
            else if (unlisted.Prediction is { } prediction && shown.Add(prediction.Id))
            {
                var seen = await ShowAsync(prediction, cancellationToken).ConfigureAwait(false);
                await series.AddAsync(seen, _card.OfPrediction, cancellationToken).ConfigureAwait(false);
            }
        }

        await series.EndAsync(evenIfEmpty: false, cancellationToken).ConfigureAwait(false);
        return overview with { Unlisted = entries, UnlistedPictures = series.Count, Pages = overview.Pages + series.Pages };
    }
}
