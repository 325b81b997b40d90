using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

internal sealed partial class ArchiveReader
{
    private async Task<IReadOnlyList<ArchivedIteration>> ReadIterationsAsync(Guid project, CancellationToken cancellationToken)
    {
        var iterations = new List<ArchivedIteration>();
        foreach (var id in ListIterations(project))
        {
            var path = PayloadPlace.DocumentOf(ArchiveCategories.Iterations, new ArchiveScope(project, id));
            using var document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
            if (document is null)
            {
                // A request may omit the details of the iterations and still include their images.
                continue;
            }

            var json = new ArchivedObject(document.RootElement, new ArchivedPlace(path));
            var performance = await ReadPerformanceAsync(project, id, cancellationToken).ConfigureAwait(false);
            iterations.Add(
                new ArchivedIteration
                {
                    Id = id,
                    Name = json.Text("name") ?? string.Empty,
                    Status = json.Text("status"),
                    Created = json.Time("created"),
                    TrainedAt = json.Time("trainedAt"),
                    PublishName = json.Text("publishName"),
                    Precision = performance.Precision,
                    Recall = performance.Recall,
                    AveragePrecision = performance.AveragePrecision,
                    Models = await ReadModelsAsync(project, id, cancellationToken).ConfigureAwait(false),
                }
            );
        }

        return [.. iterations.OrderBy(iteration => iteration.Created ?? DateTimeOffset.MaxValue)];
    }

    private async Task<(double? Precision, double? Recall, double? AveragePrecision)> ReadPerformanceAsync(
        Guid project,
        Guid iteration,
        CancellationToken cancellationToken
    )
    {
        var path = PayloadPlace.PerformanceOf(new ArchiveScope(project, iteration), threshold: null);
        using var document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return default;
        }

        var json = new ArchivedObject(document.RootElement, new ArchivedPlace(path));
        return (json.Number("precision"), json.Number("recall"), json.Number("averagePrecision"));
    }

    private async Task<IReadOnlyList<ArchivedModel>> ReadModelsAsync(Guid project, Guid iteration, CancellationToken cancellationToken)
    {
        var scope = new ArchiveScope(project, iteration);
        var path = PayloadPlace.DocumentOf(ArchiveCategories.Models, scope);
        using var document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return [];
        }

        var folder = PayloadPlace.FolderOf(ArchiveCategories.ModelFiles, scope);
        return
        [
            .. ArchivedObject
                .Objects(document.RootElement, new ArchivedPlace(path))
                .Select(model => new ArchivedModel
                {
                    Platform = model.Text("platform"),
                    Flavor = model.Text("flavor"),
                    Status = model.Text("status"),
                    File = FileOf(model, path, folder),
                }),
        ];
    }
}
