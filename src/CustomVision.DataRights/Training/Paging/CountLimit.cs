using System.Globalization;

namespace CustomVision.DataRights.Training;

/// <summary>Ends a pass through a list that has more entries than the service counts, so that pages of ever new ids have an end.</summary>
/// <remarks>
/// What is removed while a pass runs was found and is counted no more, so a pass may find <see cref="Tolerance"/> entries more than the
/// service counts; the count is asked for again before a pass is ended, so what is added is always allowed for.
/// </remarks>
internal sealed class CountLimit(Func<CancellationToken, Task<int>> getCount, int? expected)
{
    // So many are read before the service is asked for its count, where no count is known.
    private const int ReadWithoutCount = 4 * 1024;

    private long _allowed = expected is { } count ? count + Tolerance(count) : ReadWithoutCount;

    /// <summary>Whether the last pass was ended here.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>The service's count, once it was asked for here.</summary>
    public int? Counted { get; private set; }

    /// <summary>The number of entries that a pass may find above the service's count: 1,024 and a tenth of the count.</summary>
    public static long Tolerance(int count) => 1024 + (Math.Max(0, count) / 10L);

    public void BeginPass() => IsExceeded = false;

    /// <summary>Checks whether a pass may continue after so many entries.</summary>
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

    /// <summary>Creates the error of a listing whose last pass was ended.</summary>
    public TrainingApiException Error() =>
        EndlessListException.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The service counts {Counted:N0} entries and lists more than {_allowed:N0} (the count, a tenth of it and 1,024 are "
                    + $"allowed for), also when asked again. "
                    + $"The listing was ended there. Check that no proxy answers in place of the Custom Vision training resource, and try "
                    + $"again later."
            )
        );
}
