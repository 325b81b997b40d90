using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>
/// The faults of requests. Every rule counts its matching requests independently; if several rules match a request, the first added is the
/// outermost. All members are thread-safe.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _sync = new();
    private PlannedFault[] _faults = [];

    /// <summary>Gets the rules, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. Volatile.Read(ref _faults).Select(fault => fault.Rule)];

    /// <summary>Adds a rule and starts its count.</summary>
    /// <returns>The same rule, for <see cref="CountOf"/> and <see cref="Remove"/>.</returns>
    public FaultRule Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_sync)
        {
            Volatile.Write(ref _faults, [.. _faults, new PlannedFault(rule)]);
        }

        return rule;
    }

    /// <summary>Replaces all rules and restarts their counts.</summary>
    public void Replace(IEnumerable<FaultRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        PlannedFault[] faults = [.. rules.Select(rule => new PlannedFault(rule))];
        lock (_sync)
        {
            Volatile.Write(ref _faults, faults);
        }
    }

    /// <summary>Removes a rule.</summary>
    /// <returns>Whether the rule was in the plan.</returns>
    public bool Remove(FaultRule rule)
    {
        lock (_sync)
        {
            PlannedFault[] rest = [.. _faults.Where(fault => !ReferenceEquals(fault.Rule, rule))];
            var removed = rest.Length < _faults.Length;
            Volatile.Write(ref _faults, rest);
            return removed;
        }
    }

    /// <summary>Removes all rules.</summary>
    public void Clear() => Replace([]);

    /// <summary>Returns the number of requests that a rule has affected.</summary>
    /// <returns>The number; 0 if the rule is not in the plan.</returns>
    public long CountOf(FaultRule rule) =>
        Volatile.Read(ref _faults).Where(fault => ReferenceEquals(fault.Rule, rule)).Sum(fault => fault.Suffered);

    /// <summary>Counts a request with every matching rule, and returns the actions, outermost first.</summary>
    internal IReadOnlyList<FaultAction> Take(EndpointKind endpoint, string? operation, string method, string path)
    {
        var faults = Volatile.Read(ref _faults);
        if (faults.Length == 0)
        {
            return [];
        }

        var actions = new List<FaultAction>();
        foreach (var fault in faults)
        {
            if (fault.Take(endpoint, operation, method, path))
            {
                actions.Add(fault.Rule.Action);
            }
        }

        return actions;
    }
}
