using System.Collections.Concurrent;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Tests the links to images before and after their deletion. A link that returned the image before and answers 404 afterwards proves that
/// the bytes are gone. A 403 is not conclusive, since links expire. Links are kept only in memory: each is a credential.
/// </summary>
internal sealed class LinkCheck(TrainingClient client)
{
    private volatile bool _isUnreachable;

    /// <summary>The links to the objects of the plan from the last listing, by project.</summary>
    public Dictionary<Guid, LinkTable> Links { get; set; } = [];

    private IEnumerable<(Guid ProjectId, Guid Id)> Readable =>
        Links.SelectMany(project => project.Value.Readable, (project, id) => (project.Key, id));

    public Task TestBeforeDeletionAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ForEachAsync(
            Links.GetValueOrDefault(projectId) is { } links ? ids.Where(links.Contains).Select(id => (projectId, id)) : [],
            async (item, token) =>
            {
                if (await LookAsync(item, token).ConfigureAwait(false) == ObjectPresence.There)
                {
                    Links[item.ProjectId].SetReadable(item.Id);
                }
            },
            cancellationToken
        );

    /// <summary>Tests the links that returned an image before the deletion again, and forgets them.</summary>
    /// <param name="gone">The objects that the verification found gone. Only their links are tested.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The evidence, and the ids of the images that their links still return.</returns>
    public async Task<(LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable)> TestAfterDeletionAsync(
        IReadOnlySet<Guid> gone,
        CancellationToken cancellationToken
    )
    {
        var before = Readable.Count();
        var absent = 0;
        var readable = new ConcurrentBag<(Guid ProjectId, Guid Id)>();
        await ForEachAsync(
                Readable.Where(item => gone.Contains(item.Id)),
                async (item, token) =>
                {
                    var presence = await LookAsync(item, token).ConfigureAwait(false);
                    if (presence == ObjectPresence.There)
                    {
                        readable.Add(item);
                    }
                    else if (presence == ObjectPresence.Gone)
                    {
                        Interlocked.Increment(ref absent);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);

        Links = [];
        return (
            new LinkCheckResult
            {
                ReadableBefore = before,
                GoneAfter = absent,
                ReadableAfter = readable.Count,
                Inconclusive = before - absent - readable.Count,
            },
            [.. readable.Order()]
        );
    }

    /// <summary>Gets the evidence of a run without the second test: every link is inconclusive.</summary>
    public (LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable) WithoutSecondTest()
    {
        var before = Readable.Count();
        return (
            new LinkCheckResult
            {
                ReadableBefore = before,
                GoneAfter = 0,
                ReadableAfter = 0,
                Inconclusive = before,
            },
            []
        );
    }

    private Task ForEachAsync(
        IEnumerable<(Guid ProjectId, Guid Id)> items,
        Func<(Guid ProjectId, Guid Id), CancellationToken, ValueTask> look,
        CancellationToken cancellationToken
    )
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = client.MaxDownloads, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(items, options, look);
    }

    private async Task<ObjectPresence> LookAsync((Guid ProjectId, Guid Id) item, CancellationToken cancellationToken)
    {
        if (_isUnreachable)
        {
            return ObjectPresence.Unknown;
        }

        try
        {
            var link = Links[item.ProjectId].LinkOf(item.Id);
            var blob = await client.OpenBlobAsync(link, item.ProjectId, cancellationToken).ConfigureAwait(false);
            await blob.DisposeAsync().ConfigureAwait(false);
            return ObjectPresence.There;
        }
        catch (DataRightsException error)
        {
            // If the storage is unavailable, the remaining links, which may be 100,000, are not tested.
            _isUnreachable |= (error as TrainingApiException)?.Status is null;
            return ServiceAnswer.SaysBytesAreGone(error) ? ObjectPresence.Gone : ObjectPresence.Unknown;
        }
    }
}
