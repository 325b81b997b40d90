namespace CustomVision.DataRights.Emulator.RateLimits;

/// <summary>A pricing tier of the service, with its limits of transactions per second (TPS).</summary>
public enum PricingTier
{
    /// <summary>No limit.</summary>
    Unlimited,

    /// <summary>Free: 2 TPS for training and for predictions, 10 TPS for every other call.</summary>
    F0,

    /// <summary>
    /// Standard: 10 TPS for training and for stored predictions, 20 TPS for predictions that are not stored, 10 TPS for every other call.
    /// </summary>
    S0,
}
