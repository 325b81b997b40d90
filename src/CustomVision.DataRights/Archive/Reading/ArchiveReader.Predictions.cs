using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <content>The stored predictions.</content>
internal sealed partial class ArchiveReader
{
    /// <summary>Reads the stored predictions, in archive order.</summary>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public async IAsyncEnumerable<ArchivedPrediction> ReadPredictionsAsync(
        Guid project,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Predictions, new ArchiveScope(project));
        await foreach (var line in ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            var json = new ArchivedObject(line.Element, new ArchivedPlace(path, line.Number));
            yield return PredictionOf(json, path, project);
        }
    }

    private static ArchivedPrediction PredictionOf(ArchivedObject json, ArchivePath list, Guid project) =>
        new()
        {
            Id = json.RequiredGuid("id"),
            IterationId = json.OptionalGuid("iteration"),
            Created = json.Time("created"),
            Tags = [.. json.Objects("predictions").Select(PredictedTag)],
            File = FileOf(json, list, PayloadPlace.FolderOf(ArchiveCategories.PredictionFiles, new ArchiveScope(project))),
            Sha256 = DigestOf(json),
        };

    private static ArchivedPredictedTag PredictedTag(ArchivedObject json)
    {
        var name = json.Text("tagName") ?? string.Empty;
        var tag = json.OptionalGuid("tagId") ?? Guid.Empty;
        return new(name, json.Number("probability") ?? 0, json.Object("boundingBox") is { } box ? Region(box, tag, name) : null);
    }
}
