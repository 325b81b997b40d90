namespace DataRights.Portal.Requests;

/// <summary>The changed decisions of a retried erasure. Omitted decisions stay unchanged.</summary>
internal sealed record Decisions
{
    public ModelChoice? Models { get; init; }

    public bool? AcceptCollateral { get; init; }
}
