using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

internal sealed partial class ArchiveReader
{
    /// <summary>Reads the content and labels of the workspace's images, in archive order.</summary>
    /// <param name="project">The project.</param>
    /// <param name="wanted">The filter by id and digest. Other images are skipped without further parsing.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public async IAsyncEnumerable<ImageContent> ReadImageContentsAsync(
        Guid project,
        Func<Guid, Sha256Digest?, bool> wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var path = ImagesOf(project);
        var folder = PayloadPlace.FolderOf(ArchiveCategories.ImageFiles, new ArchiveScope(project));
        await foreach (var line in ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            var json = new ArchivedObject(line.Element, new ArchivedPlace(path, line.Number));
            var id = json.RequiredGuid("id");
            var sha256 = DigestOf(json);
            if (wanted(id, sha256))
            {
                yield return new ImageContent
                {
                    Id = id,
                    File = FileOf(json, path, folder),
                    Sha256 = sha256,
                    TagIds = [.. json.Objects("tags").Select(tag => tag.RequiredGuid("tagId"))],
                    Regions = [.. json.Objects("regions").Select(RegionContentOf)],
                    Metadata = json.Pairs("metadata"),
                };
            }
        }
    }

    /// <summary>Counts the images in the workspace's list.</summary>
    public async Task<long> CountImagesAsync(Guid project, CancellationToken cancellationToken) =>
        await CountLinesAsync(ImagesOf(project), cancellationToken).ConfigureAwait(false) ?? 0;

    private static RegionContent RegionContentOf(ArchivedObject region) =>
        new(
            region.OptionalGuid("regionId"),
            region.RequiredGuid("tagId"),
            region.RequiredDigits("left"),
            region.RequiredDigits("top"),
            region.RequiredDigits("width"),
            region.RequiredDigits("height")
        );
}
