using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

internal sealed partial class ArchiveReader
{
    /// <summary>
    /// Reads the unlisted objects of a project, in archive order. Tags, models and other objects without images are returned without
    /// details.
    /// </summary>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public async IAsyncEnumerable<ArchivedUnlisted> ReadUnlistedAsync(
        Guid project,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var path = UnlistedOf(project);
        var folder = PayloadPlace.FolderOf(ArchiveCategories.ImageFiles, new ArchiveScope(project));
        await foreach (var line in ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            var json = new ArchivedObject(line.Element, new ArchivedPlace(path, line.Number));
            var list = json.Text(UnlistedEntry.ListMember);

            // Without the service's JSON, the object is identified by the path of its file. A resized copy does not count as an image.
            var place =
                (list ?? json.Text(ListLine.Members[0].File)) is { } named && ListLine.Resolve(path, named) is { } resolved
                    ? PayloadPlace.Of(resolved.Value)
                    : default;
            var category =
                json.OptionalGuid("id") is null || place.Rendition != ImageRendition.Original
                    ? null
                    : place.Category?.List ?? place.Category;
            yield return new ArchivedUnlisted
            {
                Image =
                    category == ArchiveCategories.Images || category == ArchiveCategories.IterationImages
                        ? ImageOf(json, json.RequiredGuid("id"), line.Number, path, folder)
                        : null,
                Prediction = category == ArchiveCategories.Predictions ? PredictionOf(json, path, project) : null,
                HasServiceJson = list is not null,
            };
        }
    }

    /// <summary>Gets the path of the list of unlisted objects, which has a different name in archives of earlier versions.</summary>
    public ArchivePath UnlistedOf(Guid project)
    {
        var scope = new ArchiveScope(project);
        return PayloadPlace.EarlierDocumentOf(ArchiveCategories.Unlisted, scope) is { } earlier && _files.Exists(earlier)
            ? earlier
            : PayloadPlace.DocumentOf(ArchiveCategories.Unlisted, scope);
    }
}
