using System.Globalization;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Ends a pass through a list that returns more entries than the service counts, so that an endless stream of new ids is cut off.
/// </summary>
/// <remarks>
/// Entries that are removed during a pass may have been found but are no longer counted, so a pass may find <see cref="Tolerance"/> entries
/// more than the service counts. The count is requested again before a pass is ended, so entries that were added are always accounted for.
/// </remarks>
internal sealed class CountLimit(Func<CancellationToken, Task<int>> getCount, int? expected)
{
    // The number of entries read before the service's count is requested, if no count is known.
    private const int ReadWithoutCount = 4 * 1024;

    private long _allowed = expected is { } count ? count + Tolerance(count) : ReadWithoutCount;

    /// <summary>Whether the limit ended the last pass.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>The service's count; <see langword="null"/> until it is requested.</summary>
    public int? Counted { get; private set; }

    /// <summary>Gets the number of entries by which a pass may exceed the service's count: 1,024 plus a tenth of the count.</summary>
    public static long Tolerance(int count) => 1024 + (Math.Max(0, count) / 10L);

    public void BeginPass() => IsExceeded = false;

    /// <summary>Determines whether a pass may continue after the given number of entries.</summary>
    public async Task<bool> AllowsAsync(int found, CancellationToken cancellationToken)
    {
        if (found > _allowed)
        {
            var count = await getCount(cancellationToken).ConfigureAwait(false);
            (Counted, _allowed) = (count, count + Tolerance(count));
            IsExceeded = found > _allowed;
        }

        return !IsExceeded;
    }

    /// <summary>Creates the error for a listing whose last pass was ended.</summary>
    public TrainingApiException Error() =>
        EndlessListException.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The service counts {Counted:N0} entries and lists more than {_allowed:N0} (the limit is the count, a tenth of it and "
                    + $"1,024), also after a second request. The listing was ended there. Check that no proxy answers in place of the "
                    + $"Custom Vision training resource, and try "
                    + $"again later."
            )
        );
}
