using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>A rule and its counts.</summary>
internal sealed class PlannedFault(FaultRule rule)
{
    private readonly Lock _sync = new();
    private readonly Dictionary<string, long> _byPath = new(StringComparer.Ordinal);
    private long _met;
    private long _suffered;

    public FaultRule Rule => rule;

    public long Suffered => Interlocked.Read(ref _suffered);

    public bool Take(EndpointKind endpoint, string? operation, string method, string path)
    {
        var match = rule.Match;
        if (!match.Meets(endpoint, operation, method, path))
        {
            return false;
        }

        lock (_sync)
        {
            var count = match.CountsEachPath ? _byPath[path] = _byPath.GetValueOrDefault(path) + 1 : ++_met;
            if (!match.MeetsCount(count) || _suffered >= match.MaxFaults)
            {
                return false;
            }

            _suffered++;
            return true;
        }
    }
}
