using System.Collections.Concurrent;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Tests the links to images before and after their deletion. A link that returned the image before and answers 404 afterwards proves that
/// the bytes are gone. A 403 is not conclusive, since links expire. Links are kept only in memory: each is a credential.
/// </summary>
internal sealed class LinkCheck(TrainingClient client)
{
    private readonly ConcurrentDictionary<Guid, (Guid ProjectId, string Link)> _readable = [];
    private volatile bool _isUnreachable;

    /// <summary>The links to the objects of the plan from the last listing.</summary>
    public IReadOnlyDictionary<Guid, string> Links { get; set; } = new Dictionary<Guid, string>();

    public Task TestBeforeDeletionAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ForEachAsync(
            ids.Where(Links.ContainsKey),
            async (id, token) =>
            {
                if (await LookAsync(projectId, Links[id], token).ConfigureAwait(false) == ObjectPresence.There)
                {
                    _readable[id] = (projectId, Links[id]);
                }
            },
            cancellationToken
        );

    /// <summary>Tests the links that returned an image before the deletion again.</summary>
    /// <param name="gone">The objects that the verification found gone. Only their links are tested.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The evidence, and the ids of the images that their links still return.</returns>
    public async Task<(LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable)> TestAfterDeletionAsync(
        IReadOnlySet<Guid> gone,
        CancellationToken cancellationToken
    )
    {
        var answers = new ConcurrentDictionary<Guid, ObjectPresence>();
        var asked = _readable.Where(entry => gone.Contains(entry.Key)).ToDictionary();
        await ForEachAsync(
                asked.Keys,
                async (id, token) => answers[id] = await LookAsync(asked[id].ProjectId, asked[id].Link, token).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);

        var readable = answers
            .Where(answer => answer.Value == ObjectPresence.There)
            .Select(answer => (asked[answer.Key].ProjectId, answer.Key))
            .Order()
            .ToList();
        var absent = answers.Values.Count(status => status == ObjectPresence.Gone);
        return (
            new LinkCheckResult
            {
                ReadableBefore = _readable.Count,
                GoneAfter = absent,
                ReadableAfter = readable.Count,
                Inconclusive = _readable.Count - absent - readable.Count,
            },
            readable
        );
    }

    /// <summary>Gets the evidence of a run without the second test: every link is inconclusive.</summary>
    public (LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable) WithoutSecondTest() =>
        (
            new LinkCheckResult
            {
                ReadableBefore = _readable.Count,
                GoneAfter = 0,
                ReadableAfter = 0,
                Inconclusive = _readable.Count,
            },
            []
        );

    private Task ForEachAsync(IEnumerable<Guid> ids, Func<Guid, CancellationToken, ValueTask> look, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = client.MaxDownloads, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(ids, options, look);
    }

    private async Task<ObjectPresence> LookAsync(Guid projectId, string link, CancellationToken cancellationToken)
    {
        if (_isUnreachable)
        {
            return ObjectPresence.Unknown;
        }

        try
        {
            var blob = await client.OpenBlobAsync(link, projectId, cancellationToken).ConfigureAwait(false);
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
