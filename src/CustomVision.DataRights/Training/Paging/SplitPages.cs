using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Pages of which one may be no answer that can be read: it is asked for in halves, down to the entry that spoils it, so that the others
/// are kept.
/// </summary>
/// <param name="getPage">Asks for a page.</param>
/// <param name="standIn">Makes a value with an id for an entry that cannot be read.</param>
internal sealed class SplitPages<T>(Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage, Func<Guid, T> standIn)
{
    // One entry among 256 costs nine. A service of which nothing can be read is not asked 500 times for one page.
    private const int MostFailures = 20;

    private int _failures;

    /// <exception cref="TrainingApiException">The page could not be read, nor the most of its parts.</exception>
    public async Task<IReadOnlyList<Raw<T>>> GetAsync(int skip, int take, CancellationToken cancellationToken)
    {
        try
        {
            return await getPage(skip, take, cancellationToken).ConfigureAwait(false);
        }
        catch (TrainingApiException fault)
            when (fault.Status == HttpStatusCode.OK
                && !(TrainingErrors.IsTooLarge(fault) && take > PageLength<T>.Fewest)
                && Interlocked.Increment(ref _failures) <= MostFailures
            )
        {
            // Asked for again below, in parts.
        }

        if (take == 1)
        {
            // By its place: the next page begins with it again where it is the last.
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
