using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

internal sealed partial class ArchiveReader
{
    /// <summary>
    /// Reads what the archive keeps of a project and the service no longer lists, in the archive's order. Tags, models and whatever
    /// else is not a picture come without details.
    /// </summary>
    /// <exception cref="ArchiveFormatException">A line is not as the archive's writer leaves it.</exception>
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

            // Without the service's JSON, the path shows which object the file belongs to. A resized copy is not a picture.
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
                HasWords = list is not null,
            };
        }
    }

    /// <summary>Gets the list of what is unlisted: in an archive of an earlier version it has another name.</summary>
    public ArchivePath UnlistedOf(Guid project)
    {
        var scope = new ArchiveScope(project);
        return PayloadPlace.EarlierDocumentOf(ArchiveCategories.Unlisted, scope) is { } earlier && _files.Exists(earlier)
            ? earlier
            : PayloadPlace.DocumentOf(ArchiveCategories.Unlisted, scope);
    }
}
