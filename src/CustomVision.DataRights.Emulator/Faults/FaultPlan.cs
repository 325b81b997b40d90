using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>
/// The faults that requests suffer. Every rule counts the requests that it meets, whatever other rules do; when several meet one request
/// the one that was added first is the outermost. All members may be used from several threads, while requests are in flight.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _sync = new();
    private PlannedFault[] _faults = [];

    /// <summary>Gets the rules, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. Volatile.Read(ref _faults).Select(fault => fault.Rule)];

    /// <summary>Adds a rule; its count begins now.</summary>
    /// <returns>The same rule, to ask about or remove later.</returns>
    public FaultRule Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_sync)
        {
            Volatile.Write(ref _faults, [.. _faults, new PlannedFault(rule)]);
        }

        return rule;
    }

    /// <summary>Replaces all rules at once; their counts begin now.</summary>
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
    /// <returns>Whether it was there.</returns>
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

    /// <summary>The number of requests affected by a rule.</summary>
    /// <returns>0 also when the rule is not in the plan.</returns>
    public long CountOf(FaultRule rule) =>
        Volatile.Read(ref _faults).Where(fault => ReferenceEquals(fault.Rule, rule)).Sum(fault => fault.Suffered);

    /// <summary>Counts a request with every rule that it meets, and gives what is to happen to it, outermost first.</summary>
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
