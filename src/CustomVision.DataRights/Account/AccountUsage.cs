namespace CustomVision.DataRights.Account;

/// <summary>The use of one quota of an account.</summary>
public sealed record AccountUsage
{
    /// <summary>The name of the quota, as the service provides it.</summary>
    public required string Name { get; init; }

    /// <summary>The amount in use.</summary>
    public double? Current { get; init; }

    /// <summary>The limit.</summary>
    public double? Limit { get; init; }

    /// <summary>The unit, such as <c>Count</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The period of the quota, in the service's own notation.</summary>
    public string? Period { get; init; }

    /// <summary>The time at which the count is reset, in the service's own notation.</summary>
    public string? NextReset { get; init; }
}
