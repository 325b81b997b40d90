using System.Collections.Concurrent;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Tries the links to images before and after their deletion. A link that gave the image and then answers 404 shows that the bytes are
/// gone. 403 shows nothing: links expire. Links are kept in memory alone: each is a credential.
/// </summary>
internal sealed class LinkCheck(TrainingClient client)
{
    private readonly ConcurrentDictionary<Guid, (Guid ProjectId, string Link)> _readable = [];
    private volatile bool _isUnreachable;

    /// <summary>The links to the objects of the plan, as the last look at the service gave them.</summary>
    public IReadOnlyDictionary<Guid, string> Links { get; set; } = new Dictionary<Guid, string>();

    public Task LookBeforeAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
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

    /// <summary>Looks again.</summary>
    /// <param name="gone">The objects that the verification found gone; only for those a link that still works says anything.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The evidence, and the ids whose links still give the image.</returns>
    public async Task<(LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable)> LookAfterAsync(
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
                ProvesNothing = _readable.Count - absent - readable.Count,
            },
            readable
        );
    }

    /// <summary>The evidence where no further check was made: none.</summary>
    public (LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable) WithoutLook() =>
        (
            new LinkCheckResult
            {
                ReadableBefore = _readable.Count,
                GoneAfter = 0,
                ReadableAfter = 0,
                ProvesNothing = _readable.Count,
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
            // A storage that does not answer is not asked 100,000 times.
            _isUnreachable |= (error as TrainingApiException)?.Status is null;
            return ServiceAnswer.SaysBytesAreGone(error) ? ObjectPresence.Gone : ObjectPresence.Unknown;
        }
    }
}
