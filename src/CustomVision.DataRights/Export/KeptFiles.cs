using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>
/// What an earlier look or run brought, and this one did not come upon: an image, an iteration or a project that was deleted meanwhile. It may be
/// the last copy. It stays in the archive; <c>gone.jsonl</c> of its project names each file with what the service last said about it; and the
/// report names it as gone.
/// </summary>
internal sealed class KeptFiles(ExportContext context, BagWriter bag, DirectoryArchiveSink directory)
{
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var downloads = new Dictionary<Guid, List<ArchiveFile>>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in directory.EnumerateFiles().Where(IsLeft).Select(file => file.RelativePath).Order(StringComparer.Ordinal).ToList())
        {
            var file = await context.Output.KeepAsync(ArchivePath.Parse(found["data/".Length..]), cancellationToken).ConfigureAwait(false);
            var segments = file.Path.Value.Split('/');
            Guid? project = segments[0] == "projects" ? Guid.Parse(segments[1]) : null;
            Guid? iteration = segments is ["projects", _, "iterations", var id, ..] ? Guid.Parse(id) : null;
            if (ExportPlaces.Of(found) == ExportPlace.Download)
            {
                (downloads.TryGetValue(project!.Value, out var files) ? files : downloads[project.Value] = []).Add(file);
                Say(CategoryOf(segments), project, iteration, file.Path.FileName is { Length: > 36 } name && Guid.TryParse(name[..36], out var subject) ? subject : null);
                continue;
            }

            Say(iteration is not null ? CategoryKeys.Iterations : project is not null ? CategoryKeys.Projects : Path.GetFileNameWithoutExtension(file.Path.FileName), project, iteration, iteration ?? project);
            if (file.Path.FileName is "images.jsonl" or "predictions.jsonl" or "exports.json")
            {
                await KeepListAsync(file, new Scope(project, iteration), named, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var (project, files) in downloads.OrderBy(pair => pair.Key))
        {
            var unnamed = files.Where(file => !named.Contains(file.Path.Value)).ToList();
            if (unnamed.Count > 0)
            {
                await context.Output.WriteAsync(
                    ArchiveLayout.ProjectFile(project, "gone.jsonl"), (stream, token) => GoneLines.WriteAsync(stream, project, unnamed, context.Output.FormerListings(project), token), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepListAsync(ArchiveFile list, Scope scope, HashSet<string> named, CancellationToken cancellationToken)
    {
        var (items, files) = (0L, 0L);
        await foreach (var (_, paths) in GoneLines.ReadAsync(directory, list.Path, cancellationToken).ConfigureAwait(false))
        {
            items++;
            files += paths.Count;
            named.UnionWith(paths);
        }

        var (ofItems, ofFiles) = list.Path.FileName switch
        {
            "predictions.jsonl" => (CategoryKeys.Predictions, CategoryKeys.PredictionFiles),
            "exports.json" => (CategoryKeys.Models, CategoryKeys.ModelFiles),
            _ when scope.IterationId is not null => (CategoryKeys.IterationImages, CategoryKeys.IterationImageFiles),
            _ => (CategoryKeys.Images, CategoryKeys.ImageFiles),
        };
        context.Ledger.AddKept(ofItems, scope, items);
        context.Ledger.AddKept(ofFiles, scope, files);
    }

    private bool IsLeft(DirectoryArchiveFile file) =>
        file is { IsPartial: false, Length: not null }
        && ExportPlaces.Of(file.RelativePath) is ExportPlace.Document or ExportPlace.Download
        && !bag.Contains(file.RelativePath["data/".Length..]);

    // Where something of the project failed, this look did not come to it, which is said already; only what was looked for and not found is gone.
    private void Say(string category, Guid? project, Guid? iteration, Guid? objectId)
    {
        if (!context.Ledger.HasFailed(project))
        {
            context.Ledger.Add(new ExportFailure
            {
                Category = category,
                ProjectId = project,
                IterationId = iteration,
                ObjectId = objectId,
                Kind = ExportFailureKind.Gone,
                Reason = Reasons.Unlisted,
            });
        }
    }

    private static string CategoryOf(string[] segments) => segments switch
    {
        [_, _, "images", _] => CategoryKeys.ImageFiles,
        [_, _, "predictions", _] => CategoryKeys.PredictionFiles,
        _ => CategoryKeys.ModelFiles,
    };
}
