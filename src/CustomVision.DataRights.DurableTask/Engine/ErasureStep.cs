namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>An erasure, as the orchestration hands it to its activities: the plan and its approval are read by the id.</summary>
internal sealed record ErasureStep
{
    public required string Erasure { get; init; }

    public TimeSpan VerifyAfter { get; init; }

    /// <summary>Whether the later verification is stored even if nothing could be verified.</summary>
    public bool IsLast { get; init; }
}
