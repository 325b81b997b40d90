namespace DataRights.Portal.Requests;

/// <summary>The decisions that a retried erasure changes; what is left out stays as it was.</summary>
internal sealed record Decisions
{
    public ModelChoice? Models { get; init; }

    public bool? AcceptCollateral { get; init; }
}
