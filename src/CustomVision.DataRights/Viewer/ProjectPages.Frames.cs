using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <content>Rotates boxes together with their picture, which browsers rotate upright by its EXIF orientation.</content>
internal sealed partial class ProjectPages
{
    private async ValueTask<ArchivedImage> ShowAsync(ArchivedImage image, CancellationToken cancellationToken) =>
        image.Regions.Count > 0
        && await _frames.TurnAsync(image.File, image.Width, image.Height, cancellationToken).ConfigureAwait(false) is { } upright
            ? image with
            {
                Width = upright.Width,
                Height = upright.Height,
                Regions = [.. image.Regions.Select(upright.Show)],
            }
            : image;

    private async ValueTask<ArchivedPrediction> ShowAsync(ArchivedPrediction prediction, CancellationToken cancellationToken) =>
        prediction.Tags.Any(tag => tag.Box is not null)
        && await _frames.TurnAsync(prediction.File, 0, 0, cancellationToken).ConfigureAwait(false) is { } upright
            ? prediction with
            {
                Tags = [.. prediction.Tags.Select(tag => tag with { Box = tag.Box is { } box ? upright.Show(box) : null })],
            }
            : prediction;
}
