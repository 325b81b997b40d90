using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>
/// What an earlier look or run brought, and this one did not come upon: an image, an iteration or a project that was deleted meanwhile. It may be
/// the last copy. It stays in the archive; <c>gone.jsonl</c> of its project has what the service last said about it; and the report names it as gone.
/// </summary>
internal sealed class KeptFiles(ExportContext context, BagWriter bag, DirectoryArchiveSink directory)
{
    private readonly Dictionary<Guid, List<ArchiveFile>> _downloads = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var found in directory.EnumerateFiles().Where(IsLeft).Select(file => file.RelativePath).Order(StringComparer.Ordinal).ToList())
        {
            await TakeAsync(ArchivePath.Parse(found["data/".Length..]), cancellationToken).ConfigureAwait(false);
        }

        var former = new FormerLines(context, directory);
        foreach (var project in former.Projects.Union(_downloads.Keys).Order().ToList())
        {
            await WriteAsync(project, former.ReadAsync(project, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (context.Output.CountLost() is > 0 and var lost)
        {
            context.Ledger.AddKept(CategoryKeys.ImageFiles, default, null, $"{lost} file(s) that were saved earlier are no longer in the folder, and the service no longer lists what they were of.");
        }
    }

    /// <summary>Takes in what <see cref="KeepAsync"/> came to no longer, as it is.</summary>
    public async Task TakeRestAsync(CancellationToken cancellationToken)
    {
        foreach (var path in directory.EnumerateFiles().Where(IsLeft).Select(file => ArchivePath.Parse(file.RelativePath["data/".Length..])).Order().ToList())
        {
            if (ExportPlaces.Of("data/" + path.Value) == ExportPlace.Download && ObjectOf(path) is { } left && context.IsLeftOut(left))
            {
                context.Output.Remove(path);
                continue;
            }

            await context.Output.KeepAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsLeft(DirectoryArchiveFile file) =>
        file is { IsPartial: false, Length: not null }
        && ExportPlaces.Of(file.RelativePath) is ExportPlace.Document or ExportPlace.Download
        && !bag.Contains(file.RelativePath.AsSpan("data/".Length));

    private async Task TakeAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        var segments = path.Value.Split('/');
        var scope = new Scope(segments[0] == "projects" ? Guid.Parse(segments[1]) : null, segments is ["projects", _, "iterations", var iteration, ..] ? Guid.Parse(iteration) : null);
        var isDownload = ExportPlaces.Of("data/" + path.Value) == ExportPlace.Download;
        if (isDownload && ObjectOf(path) is { } left && context.IsLeftOut(left))
        {
            // It is listed, and is not the subject's any more: it would be a stranger's data in the subject's archive.
            context.Output.Remove(path);
            return;
        }

        var (file, isDamaged) = await context.Output.KeepAsync(path, cancellationToken).ConfigureAwait(false);
        if (isDownload)
        {
            (_downloads.TryGetValue(scope.ProjectId!.Value, out var files) ? files : _downloads[scope.ProjectId.Value] = []).Add(file);
            if (isDamaged)
            {
                context.Ledger.AddKept(CategoryOf(segments), scope, ObjectOf(path), Reasons.KeptDamaged);
            }

            return;
        }

        if (!context.Ledger.HasFailed(scope.ProjectId))
        {
            var category = scope.IterationId is not null ? CategoryKeys.Iterations : scope.ProjectId is not null ? CategoryKeys.Projects : Path.GetFileNameWithoutExtension(path.FileName);
            context.Ledger.AddKept(category, scope, scope.IterationId ?? scope.ProjectId);
        }

        if (path.FileName is "images.jsonl" or "predictions.jsonl" or "exports.json")
        {
            await CountAsync(path, scope, cancellationToken).ConfigureAwait(false);
        }
    }

    // A list that stays whole keeps its place in the report.
    private async Task CountAsync(ArchivePath path, Scope scope, CancellationToken cancellationToken)
    {
        var stream = await directory.OpenReadAsync(BagWriter.Data.Append(path), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        var (lines, named) = (0L, 0L);
        await foreach (var line in GoneLines.ReadAsync(stream!, path, cancellationToken).ConfigureAwait(false))
        {
            lines++;
            named += line.Files.Count;
            _named.UnionWith(line.Files);
        }

        var (items, files) = path.FileName switch
        {
            "predictions.jsonl" => (CategoryKeys.Predictions, CategoryKeys.PredictionFiles),
            "exports.json" => (CategoryKeys.Models, CategoryKeys.ModelFiles),
            _ => scope.IterationId is null ? (CategoryKeys.Images, CategoryKeys.ImageFiles) : (CategoryKeys.IterationImages, CategoryKeys.IterationImageFiles),
        };
        var hasFailed = context.Ledger.HasFailed(scope.ProjectId);
        foreach (var (category, found) in ((string, long)[])[(items, lines), (files, named)])
        {
            context.Ledger.Add(new CategoryReport
            {
                Category = category,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                State = hasFailed ? CategoryState.Failed : CategoryState.Gone,
                Found = found,
                Reason = hasFailed ? Reasons.NotAskedAgain : Reasons.NoLongerListed,
            });
        }
    }

    private async Task WriteAsync(Guid project, IAsyncEnumerable<FormerLine> lines, CancellationToken cancellationToken)
    {
        var hasFailed = context.Ledger.HasFailed(project);
        var downloads = _downloads.GetValueOrDefault(project) ?? [];
        var line = lines.GetAsyncEnumerator(cancellationToken);
        await using var closing = line.ConfigureAwait(false);
        var isThere = await line.MoveNextAsync().ConfigureAwait(false);
        if (!isThere && downloads.TrueForAll(file => _named.Contains(file.Path.Value)))
        {
            return;
        }

        await context.Output.WriteAsync(
            ArchiveLayout.ProjectFile(project, "gone.jsonl"),
            async (stream, token) =>
            {
                for (; isThere; isThere = await line.MoveNextAsync().ConfigureAwait(false))
                {
                    await WriteLineAsync(stream, line.Current.ToJson(context.Output), token).ConfigureAwait(false);
                    _named.UnionWith(line.Current.Line.Files);
                    Say(line.Current.Category, line.Current.Scope, line.Current.Line.Id);
                }

                foreach (var file in downloads.Where(file => !_named.Contains(file.Path.Value)).OrderBy(file => file.Path))
                {
                    await WriteLineAsync(stream, FormerLine.ToJson(file, project, ObjectOf(file.Path)), token).ConfigureAwait(false);
                    var segments = file.Path.Value.Split('/');
                    Say(CategoryOf(segments), new Scope(project, segments[2] == "iterations" ? Guid.Parse(segments[3]) : null), ObjectOf(file.Path));
                }
            },
            cancellationToken).ConfigureAwait(false);

        // Where something of the project failed, this look did not come to it, which is said already; only what was looked for and not found is gone.
        void Say(string category, Scope scope, Guid? objectId)
        {
            if (!hasFailed)
            {
                context.Ledger.AddKept(category, scope, objectId);
            }
        }
    }

    private static async Task WriteLineAsync(Stream stream, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static Guid? ObjectOf(ArchivePath path) =>
        path.FileName is { Length: > 36 } name && Guid.TryParse(name.AsSpan(0, 36), out var id) ? id : null;

    private static string CategoryOf(string[] segments) => segments switch
    {
        [_, _, "images", _] => CategoryKeys.ImageFiles,
        [_, _, "predictions", _] => CategoryKeys.PredictionFiles,
        _ => CategoryKeys.ModelFiles,
    };
}
