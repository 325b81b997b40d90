using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The entries of lists that cannot be read.</content>
internal sealed partial class ProjectExporter
{
    private readonly ConcurrentDictionary<Guid, int> _unreadTags = new(); // by iteration; the empty id stands for the workspace

    private int _unreadIterations;

    private async IAsyncEnumerable<Raw<T>> ReadableAsync<T>(
        IAsyncEnumerable<Raw<T>> items,
        ArchiveCategory category,
        ArchiveScope scope,
        Action<T> unread,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (item.Unread is null)
            {
                yield return item;
                continue;
            }

            unread(item.Value);
            context.Unread.Add(item, category, scope);
        }
    }

    private Task<IReadOnlyList<Raw<Tag>>> RequestTagsAsync(Guid? iterationId, CancellationToken cancellationToken) =>
        Client.GetTagsAsync(projectId, iterationId, cancellationToken, keepsUnread: true);

    private Task<IReadOnlyList<Raw<Iteration>>> RequestIterationsAsync(CancellationToken cancellationToken) =>
        Client.GetIterationsAsync(projectId, cancellationToken, keepsUnread: true);

    // Returns null if the list could not be read at all.
    private Task<IReadOnlyList<Raw<Tag>>?> ReadTagsAsync(Guid? iterationId, CancellationToken cancellationToken) =>
        ReadTagsAsync(iterationId, () => RequestTagsAsync(iterationId, cancellationToken));

    private async Task<IReadOnlyList<Raw<Tag>>?> ReadTagsAsync(Guid? iterationId, Func<Task<IReadOnlyList<Raw<Tag>>>> request)
    {
        var scope = new ArchiveScope(projectId, iterationId);
        if (await TryAsync(ArchiveCategories.Tags, scope, request).ConfigureAwait(false) is not { } listed)
        {
            return null;
        }

        var tags = context.Unread.Readable(listed, ArchiveCategories.Tags, scope);
        _unreadTags[iterationId ?? Guid.Empty] = listed.Count - tags.Count;
        return tags;
    }

    // Each iteration is read again by its id, so that its entry need not be readable.
    private Task<IReadOnlyList<Raw<Iteration>>?> ListIterationsAsync(CancellationToken cancellationToken) =>
        ListIterationsAsync(() => RequestIterationsAsync(cancellationToken));

    private async Task<IReadOnlyList<Raw<Iteration>>?> ListIterationsAsync(Func<Task<IReadOnlyList<Raw<Iteration>>>> request)
    {
        var listed = await TryAsync(ArchiveCategories.Iterations, Workspace, request).ConfigureAwait(false);
        if (listed is null)
        {
            return null;
        }

        _unreadIterations = Math.Max(
            _unreadIterations,
            listed.Count - context.Unread.Readable(listed, ArchiveCategories.Iterations, Workspace).Count
        );
        return [.. UnreadEntries.Known(listed)];
    }
}
