using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>
/// The requests to which a rule applies: those that meet every condition. Each method returns a copy with an additional condition.
/// </summary>
public sealed partial record FaultMatch
{
    /// <summary>Gets the endpoint.</summary>
    /// <value><see langword="null"/> for all endpoints except the administration.</value>
    public EndpointKind? Endpoint { get; init; }

    /// <summary>Gets the operations, ignoring case.</summary>
    /// <value><see langword="null"/> for all, including requests that match no known operation.</value>
    public IReadOnlyList<string>? Operations { get; init; }

    /// <summary>Gets the HTTP method, ignoring case.</summary>
    public string? Method { get; init; }

    /// <summary>Gets a part of the path, ignoring case.</summary>
    public string? PathContains { get; init; }

    /// <summary>Gets the number of the first affected request among those that meet the conditions above, counted from 1.</summary>
    /// <value><see langword="null"/> to start with the first.</value>
    public long? First { get; init; }

    /// <summary>Gets the number of the last affected request.</summary>
    /// <value><see langword="null"/> for no end.</value>
    public long? Last { get; init; }

    /// <summary>Gets the step from the first affected request: 3 means the first, the fourth and the seventh.</summary>
    /// <value><see langword="null"/> for every request.</value>
    public long? Step { get; init; }

    /// <summary>Gets whether the requests of each path are counted separately.</summary>
    public bool CountsEachPath { get; init; }

    /// <summary>Gets the proportion of affected requests, 0 to 1; the seed and the count determine which ones.</summary>
    /// <value><see langword="null"/> for all.</value>
    public double? Rate { get; init; }

    /// <summary>Gets the seed of <see cref="Rate"/>.</summary>
    public int Seed { get; init; }

    /// <summary>Gets the maximum number of faults of the rule.</summary>
    /// <value><see langword="null"/> for no limit.</value>
    public long? MaxFaults { get; init; }

    /// <summary>Matches only requests to this endpoint.</summary>
    public FaultMatch At(EndpointKind endpoint) => this with { Endpoint = endpoint };

    /// <summary>Matches only requests with this HTTP method.</summary>
    public FaultMatch WithMethod(string method) => this with { Method = method };

    /// <summary>Matches only requests whose path contains this text, ignoring case.</summary>
    public FaultMatch WithPath(string contains) => this with { PathContains = contains };

    /// <summary>Matches only the nth request, counted from 1.</summary>
    public FaultMatch Nth(long n) => Checked(this with { First = n, Last = n, Step = null });

    /// <summary>
    /// Matches only the requests from <paramref name="first"/> to <paramref name="last"/>, counted from 1, both included.
    /// </summary>
    public FaultMatch Between(long first, long last) => Checked(this with { First = first, Last = last });

    /// <summary>Matches only the requests from this number on, counted from 1.</summary>
    public FaultMatch From(long first) => Checked(this with { First = first, Last = null });

    /// <summary>Matches every nth request: for 3, the third, the sixth and so on.</summary>
    public FaultMatch Every(long n) => Checked(this with { First = n, Last = null, Step = n });

    /// <summary>Counts the requests of each path separately: with <c>Nth(1)</c>, the first download of every image is affected.</summary>
    public FaultMatch OfEachPath() => this with { CountsEachPath = true };

    /// <summary>Matches a proportion of the requests, the same ones in each run.</summary>
    /// <param name="rate">The proportion, 0–1.</param>
    /// <param name="seed">The seed of the selection.</param>
    public FaultMatch WithRate(double rate, int seed = 0) => Checked(this with { Rate = rate, Seed = seed });

    /// <summary>Limits the number of faults.</summary>
    public FaultMatch Times(long count) => Checked(this with { MaxFaults = count });

    internal bool Meets(EndpointKind endpoint, string? operation, string method, string path) =>
        endpoint != EndpointKind.Admin
        && (Endpoint is null || Endpoint == endpoint)
        && (Operations is null || (operation is not null && Operations.Contains(operation, StringComparer.OrdinalIgnoreCase)))
        && (Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && (PathContains is null || path.Contains(PathContains, StringComparison.OrdinalIgnoreCase));

    internal bool MeetsCount(long count) =>
        count >= (First ?? 1)
        && count <= (Last ?? long.MaxValue)
        && (count - (First ?? 1)) % (Step ?? 1) == 0
        && (Rate is not { } rate || Fraction(Seed, count) < rate);

    internal string? FindProblem() =>
        First < 1 || Step < 1 ? "requests are counted from 1, in steps of at least 1"
        : Last < (First ?? 1) ? "the last request must not come before the first"
        : MaxFaults < 1 ? "the number of faults must be at least 1"
        : Rate is < 0 or > 1 or double.NaN ? "the rate must be 0 to 1"
        : null;

    private static FaultMatch Checked(FaultMatch match) =>
        match.FindProblem() is { } problem ? throw new ArgumentException($"The rule cannot be planned: {problem}.", nameof(match)) : match;

    // SplitMix64: evenly distributed over the counts, without state shared between threads.
    private static double Fraction(int seed, long count)
    {
        unchecked
        {
            var z = ((ulong)seed * 0xD1342543DE82EF95) + ((ulong)count * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (z ^ (z >> 31)) / (ulong.MaxValue + 1.0);
        }
    }
}
