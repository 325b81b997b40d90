using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Hashing;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Keeps objects that an earlier pass or run saved and this one did not find: images, iterations or projects that were deleted in between.
/// They may be the last copies. They stay in the archive; the project's list of unlisted objects contains the service's last JSON, and the
/// report lists them.
/// </summary>
internal sealed class UnlistedObjects(ExportContext context, BagWriter bag, IResumableArchiveSink sink)
{
    private readonly Dictionary<Guid, List<ArchivePath>> _downloads = [];
    private readonly HashSet<ArchivePath> _named = [];

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var hasher = new FileHasher();
        foreach (var found in await LeftAsync(cancellationToken).ConfigureAwait(false))
        {
            await TakeAsync(found, hasher, cancellationToken).ConfigureAwait(false);
        }

        var earlier = new EarlierLists(context, sink);
        foreach (var project in earlier.Projects.Union(_downloads.Keys).Order().ToList())
        {
            await WriteAsync(project, earlier.ReadAsync(project, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (context.Output.CountLost() is > 0 and var lost)
        {
            context.Ledger.AddUnlisted(
                ArchiveCategories.ImageFiles,
                default,
                null,
                $"{lost} file(s) that were saved earlier are no longer in the folder, and the service no longer lists their objects."
            );
        }
    }

    /// <summary>Keeps the files that <see cref="KeepAsync"/> did not reach, unchanged.</summary>
    public async Task TakeRestAsync(CancellationToken cancellationToken)
    {
        using var hasher = new FileHasher();
        foreach (var path in await LeftAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!await RemoveOfOthersAsync(path, cancellationToken).ConfigureAwait(false))
            {
                await context.Output.KeepAsync(path, hasher, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<List<ArchivePath>> LeftAsync(CancellationToken cancellationToken)
    {
        var left = new List<ArchivePath>();
        await foreach (var file in sink.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (PathOfLeft(file) is { } path)
            {
                left.Add(path);
            }
        }

        left.Sort();
        return left;
    }

    // Removes an image that is listed but no longer belongs to the subject. It would be another person's data in the subject's archive.
    private async Task<bool> RemoveOfOthersAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (PayloadPlace.Of(path.Value).ObjectId is not { } id || !context.IsLeftOut(id))
        {
            return false;
        }

        await context.Output.RemoveAsync(path, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private ArchivePath? PathOfLeft(ArchiveEntry file)
    {
        var path = file.RelativePath.AsSpan();
        return
            file is { IsPartial: false, Length: not null }
            && PayloadPlace.TryCutPayload(ref path)
            && PayloadPlace.Of(path).Kind is PayloadKind.Document or PayloadKind.Download
            && !bag.Contains(path)
            ? ArchivePath.Parse(path.ToString())
            : null;
    }

    private async Task TakeAsync(ArchivePath path, FileHasher hasher, CancellationToken cancellationToken)
    {
        var place = PayloadPlace.Of(path.Value);
        var scope = place.Scope;
        if (await RemoveOfOthersAsync(path, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var isDamaged = await context.Output.KeepAsync(path, hasher, cancellationToken).ConfigureAwait(false);
        if (place.Kind == PayloadKind.Download)
        {
            (_downloads.TryGetValue(scope.ProjectId!.Value, out var files) ? files : _downloads[scope.ProjectId.Value] = []).Add(path);
            if (isDamaged)
            {
                context.Ledger.AddUnlisted(place.Category!, scope, place.ObjectId, Reasons.KeptDamaged);
            }

            return;
        }

        if (!context.Ledger.HasFailed(scope.ProjectId))
        {
            var category =
                scope.IterationId is not null ? ArchiveCategories.Iterations
                : scope.ProjectId is not null ? ArchiveCategories.Projects
                : place.Category!;
            context.Ledger.AddUnlisted(category, scope, scope.IterationId ?? scope.ProjectId);
        }

        if (place.Category!.Files is { } filesCategory)
        {
            await CountAsync(path, place.Category, filesCategory, scope, cancellationToken).ConfigureAwait(false);
        }
    }

    // A list that is kept as a whole has its own rows in the report.
    private async Task CountAsync(
        ArchivePath path,
        ArchiveCategory items,
        ArchiveCategory files,
        ArchiveScope scope,
        CancellationToken cancellationToken
    )
    {
        var stream = await sink.OpenReadAsync(BagWriter.Data.Append(path), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        var (lines, named) = (0L, 0L);
        await foreach (var line in ListEntries.ReadAsync(stream!, path, cancellationToken).ConfigureAwait(false))
        {
            lines++;
            named += line.Files.Count;
            _named.UnionWith(line.Files);
        }

        var hasFailed = context.Ledger.HasFailed(scope.ProjectId);
        foreach (var (category, found) in ((ArchiveCategory, long)[])[(items, lines), (files, named)])
        {
            context.Ledger.Add(
                new CategoryReport
                {
                    Category = category.Key,
                    ProjectId = scope.ProjectId,
                    IterationId = scope.IterationId,
                    State = hasFailed ? CategoryState.Failed : CategoryState.Gone,
                    Found = found,
                    Reason = hasFailed ? Reasons.NotAskedAgain : Reasons.NoLongerListed,
                }
            );
        }
    }

    private async Task WriteAsync(Guid project, IAsyncEnumerable<UnlistedEntry> lines, CancellationToken cancellationToken)
    {
        var hasFailed = context.Ledger.HasFailed(project);
        var downloads = _downloads.GetValueOrDefault(project) ?? [];
        var line = lines.GetAsyncEnumerator(cancellationToken);
        await using var closing = line.ConfigureAwait(false);
        var isThere = await line.MoveNextAsync().ConfigureAwait(false);
        if (!isThere && downloads.TrueForAll(_named.Contains))
        {
            return;
        }

        var path = PayloadPlace.DocumentOf(ArchiveCategories.Unlisted, new ArchiveScope(project));
        await context
            .Output.WriteAsync(
                path,
                async (stream, token) =>
                {
                    for (; isThere; isThere = await line.MoveNextAsync().ConfigureAwait(false))
                    {
                        await WriteLineAsync(stream, line.Current, token).ConfigureAwait(false);
                    }

                    foreach (var file in downloads.Where(file => !_named.Contains(file)).Order().ToList())
                    {
                        await WriteLineAsync(stream, UnlistedEntry.Of(file), token).ConfigureAwait(false);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);

        async Task WriteLineAsync(Stream stream, UnlistedEntry entry, CancellationToken token)
        {
            await stream.WriteAsync(entry.ToJson(path, context.Output.FindDigest), token).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), token).ConfigureAwait(false);
            _named.UnionWith(entry.Files);

            // If a part of the project failed, which is already reported, this pass may not have looked for the object. Only objects that
            // were looked for and not found are unlisted.
            if (!hasFailed)
            {
                context.Ledger.AddUnlisted(entry.Category, entry.Scope, entry.Id);
            }
        }
    }
}
