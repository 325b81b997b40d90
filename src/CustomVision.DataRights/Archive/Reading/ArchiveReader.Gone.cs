using System.Runtime.CompilerServices;

namespace CustomVision.DataRights.Archive.Reading;

internal sealed partial class ArchiveReader
{
    /// <summary>
    /// What an earlier look saved of a project and the last one did not come upon, every line in the archive's order. Tags, models and whatever
    /// else is no picture come without details.
    /// </summary>
    /// <exception cref="ArchiveFormatException">A line is not as the archive's writer leaves it.</exception>
    public async IAsyncEnumerable<ArchivedGone> ReadGoneAsync(Guid project, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var path = ArchiveLayout.ProjectFile(project, "gone.jsonl");
        var (images, predictions) = (ArchiveLayout.ProjectFile(project, "images"), ArchiveLayout.ProjectFile(project, "predictions"));
        await foreach (var line in ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            var json = new ArchivedObject(line.Element, new ArchivedPlace(path, line.Number));
            var list = json.Text("list");

            // Without words, the file's place tells what it is of. A copy in another size is no picture of its own.
            var kind = list?[(list.LastIndexOf('/') + 1)..] ?? (IsCopy(json.Text("file")) ? null : json.Text("file")?.Split('/')[0]);
            var hasId = json.OptionalGuid("id") is not null;
            yield return new ArchivedGone
            {
                Image = hasId && kind is "images.jsonl" or "images" ? ImageOf(json, line.Number, "images/", images) : null,
                Prediction = hasId && kind is "predictions.jsonl" or "predictions" ? PredictionOf(json, predictions) : null,
                HasWords = list is not null,
            };
        }
    }

    private static bool IsCopy(string? file) =>
        Path.GetFileNameWithoutExtension(file) is { } name && (name.EndsWith("-resized", StringComparison.Ordinal) || name.EndsWith("-thumbnail", StringComparison.Ordinal));
}
