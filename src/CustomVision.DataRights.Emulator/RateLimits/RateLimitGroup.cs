namespace CustomVision.DataRights.Emulator.RateLimits;

/// <summary>The calls that share a limit.</summary>
internal enum RateLimitGroup
{
    /// <summary>TrainProject.</summary>
    Training,

    /// <summary>Predictions that are stored.</summary>
    StoredPrediction,

    /// <summary>Predictions that are not stored.</summary>
    UnstoredPrediction,

    /// <summary>Every other call of the Training API.</summary>
    Other,
}
