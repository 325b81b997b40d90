using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Requests pages and isolates unreadable entries: a page that cannot be read is requested again in halves, down to the entry that causes
/// the failure, so that the others are preserved.
/// </summary>
/// <param name="getPage">Requests a page.</param>
/// <param name="standIn">Creates a placeholder with the given id for an entry that cannot be read.</param>
internal sealed class PageSplitter<T>(Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage, Func<Guid, T> standIn)
{
    // One unreadable entry among 256 costs nine failures. If nothing can be read, one page must not cost 500 calls.
    private const int MaxFailures = 20;

    private int _failures;

    /// <exception cref="TrainingApiException">Neither the page nor most of its parts could be read.</exception>
    public async Task<IReadOnlyList<Raw<T>>> GetAsync(int skip, int take, CancellationToken cancellationToken)
    {
        try
        {
            return await getPage(skip, take, cancellationToken).ConfigureAwait(false);
        }
        catch (TrainingApiException fault)
            when (fault.Status == HttpStatusCode.OK
                && !(TrainingErrors.IsTooLarge(fault) && take > AdaptivePageSize<T>.Fewest)
                && Interlocked.Increment(ref _failures) <= MaxFailures
            )
        {
            // Requested again below, in parts.
        }

        if (take == 1)
        {
            // The id depends on the offset, so that the entry is recognized when the next page begins with it.
            var id = new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(skip.ToString(CultureInfo.InvariantCulture))).AsSpan(0, 16));
            return [new Raw<T>(standIn(id), default) { Unread = new UnreadObject(Id: null, skip + 1) }];
        }

        var half = take / 2;
        var first = await GetAsync(skip, half, cancellationToken).ConfigureAwait(false);
        return first.Count(item => item.Unread is not { IsGap: true }) < half
            ? first
            : [.. first, .. await GetAsync(skip + half, take - half, cancellationToken).ConfigureAwait(false)];
    }
}
