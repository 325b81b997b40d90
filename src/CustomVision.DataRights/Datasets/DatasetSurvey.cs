using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>The content of a project in the archive, counted before the conversion.</summary>
internal sealed record DatasetSurvey
{
    /// <summary>The number of images in the list; <see langword="null"/> if the archive has no list for this project.</summary>
    public required long? Images { get; init; }

    /// <summary>The number of images that the archive keeps although the service no longer lists them.</summary>
    public required long Unlisted { get; init; }

    /// <summary>The images of the list.</summary>
    public required DatasetImages Listed { get; init; }

    public required long Boxes { get; init; }

    /// <summary>The pixel dimensions of each image, in the order of the list.</summary>
    public required IReadOnlyList<DatasetPicture> Pictures { get; init; }

    /// <summary>The tags on images and boxes, by id, with their name from one of the images.</summary>
    public required IReadOnlyDictionary<Guid, string> UsedTags { get; init; }

    public static async Task<DatasetSurvey> ReadAsync(
        ArchiveReader reader,
        Guid project,
        PictureFrames frames,
        CancellationToken cancellationToken
    )
    {
        var unlisted = new HashSet<Guid>();
        await foreach (var line in reader.ReadUnlistedAsync(project, cancellationToken).ConfigureAwait(false))
        {
            if (line.Image is { } image)
            {
                unlisted.Add(image.Id);
            }
        }

        var images = await reader
            .CountLinesAsync(PayloadPlace.DocumentOf(ArchiveCategories.Images, new ArchiveScope(project)), cancellationToken)
            .ConfigureAwait(false);
        long boxes = 0;
        var tags = new Dictionary<Guid, string>();
        var pictures = new List<DatasetPicture>();
        var listed = new DatasetImages(reader, project);
        await foreach (
            var (image, header) in reader
                .ReadImagesAndHeadersAsync(project, static _ => true, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            listed.Add(image);
            boxes += image.Regions.Count;
            pictures.Add(DatasetPicture.Of(image, header, frames));
            unlisted.Remove(image.Id); // a line of a deleted iteration's list, for example
            foreach (var tag in image.Tags)
            {
                tags.TryAdd(tag.Id, tag.Name);
            }

            foreach (var region in image.Regions)
            {
                tags.TryAdd(region.TagId, region.TagName);
            }
        }

        return new DatasetSurvey
        {
            Images = images,
            Unlisted = unlisted.Count,
            Listed = listed,
            Boxes = boxes,
            Pictures = pictures,
            UsedTags = tags,
        };
    }
}
