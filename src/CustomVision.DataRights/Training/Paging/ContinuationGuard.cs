using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Ends a query whose continuations form a cycle, or that returns more results than any resource can hold. A page may have no new results,
/// and a continuation may repeat, but not both.
/// </summary>
/// <param name="operation">The name of the operation.</param>
/// <param name="most">
/// The maximum number of results. The service provides no count, so only a number that no resource reaches can end the query.
/// </param>
internal sealed class ContinuationGuard(string operation, int most = ContinuationGuard.MaxResults)
{
    private const int MaxResults = 10_000_000;
    private const int MaxFruitlessPages = 64;

    private readonly HashSet<Guid> _seen = []; // digests, since the length of a continuation is not limited
    private int _fruitless;

    /// <param name="continuation">The continuation of a page; <see langword="null"/> at the end.</param>
    /// <param name="hasNewResults">Whether the page has at least one new result.</param>
    /// <param name="results">The number of results so far.</param>
    /// <exception cref="TrainingApiException">The query does not end.</exception>
    public void Check(string? continuation, bool hasNewResults, int results)
    {
        if (continuation is null)
        {
            return;
        }

        var isNew = _seen.Add(new Guid(SHA256.HashData(MemoryMarshal.AsBytes(continuation.AsSpan())).AsSpan(0, 16)));
        _fruitless = hasNewResults ? 0 : _fruitless + 1;
        if (!hasNewResults && (!isNew || _fruitless > MaxFruitlessPages))
        {
            throw EndlessListException.Of("The service announces further pages, but they contain nothing new. Try again later.", operation);
        }

        if (results > most)
        {
            throw EndlessListException.Of(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The service lists more than {most:N0} results. The query was ended there. Narrow it, for example by time."
                ),
                operation
            );
        }
    }
}
