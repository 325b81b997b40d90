namespace CustomVision.DataRights.Azure.Account;

/// <summary>The wire form of the usage of a quota (Accounts - List Usages).</summary>
internal sealed record UsageJson
{
    public NameJson? Name { get; init; }

    public double? CurrentValue { get; init; }

    public double? Limit { get; init; }

    public string? Unit { get; init; }

    public string? QuotaPeriod { get; init; }

    public string? NextResetTime { get; init; }

    internal sealed record NameJson(string? Value);
}
