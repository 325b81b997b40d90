using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Emulator.RateLimits;

/// <summary>
/// The number of calls allowed per second. May be changed while requests are in progress; a change of the tier starts with full allowances.
/// </summary>
/// <remarks>
/// The limits are the published ones; that a burst of one second's allowance is accepted is a guess. Links to images, Azure Resource
/// Manager and the administration are not limited.
/// </remarks>
public sealed class RateLimiting
{
    private readonly Lock _sync = new();
    private readonly Dictionary<RateLimitGroup, TokenBucket> _buckets = [];
    private PricingTier _tier;

    /// <summary>Gets or sets the tier.</summary>
    /// <value>The default is <see cref="PricingTier.Unlimited"/>.</value>
    public PricingTier Tier
    {
        get
        {
            lock (_sync)
            {
                return _tier;
            }
        }
        set
        {
            lock (_sync)
            {
                _tier = value;
                _buckets.Clear();
            }
        }
    }

    /// <summary>Gets or sets the form in which a rejection states the time to wait.</summary>
    /// <value>
    /// The default is <see cref="RetryAfterForm.Seconds"/>: usual for this gateway, although only the text has been recorded.
    /// </value>
    public RetryAfterForm Form { get; set; }

    /// <summary>Admits a call, or returns the time to wait.</summary>
    /// <returns><see langword="null"/> if the call is admitted.</returns>
    internal TimeSpan? Take(RateLimitGroup group, TimeProvider clock)
    {
        lock (_sync)
        {
            if (PerSecond(_tier, group) is not { } perSecond)
            {
                return null;
            }

            if (!_buckets.TryGetValue(group, out var bucket))
            {
                _buckets[group] = bucket = new TokenBucket(perSecond, clock);
            }

            return bucket.Take();
        }
    }

    internal static int? PerSecond(PricingTier tier, RateLimitGroup group) =>
        (tier, group) switch
        {
            (PricingTier.F0, RateLimitGroup.Other) => 10,
            (PricingTier.F0, _) => 2,
            (PricingTier.S0, RateLimitGroup.UnstoredPrediction) => 20,
            (PricingTier.S0, _) => 10,
            _ => null,
        };
}
