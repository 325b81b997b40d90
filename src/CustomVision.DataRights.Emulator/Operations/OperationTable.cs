namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>A set of operations, searched by method and path, ignoring case.</summary>
internal sealed class OperationTable(IEnumerable<Operation> operations)
{
    private static readonly Dictionary<string, string> NoValues = [];

    public IReadOnlyList<Operation> Operations { get; } = [.. operations];

    public (Operation Operation, IReadOnlyDictionary<string, string> Values)? Find(string method, ReadOnlySpan<string> segments)
    {
        Operation? best = null;
        var bestLiterals = -1;
        foreach (var operation in Operations)
        {
            if (
                string.Equals(operation.Method, method, StringComparison.OrdinalIgnoreCase)
                && Literals(operation.Segments, segments) is var literals
                && literals > bestLiterals
            )
            {
                (best, bestLiterals) = (operation, literals);
            }
        }

        return best is null ? null : (best, Values(best.Segments, segments));
    }

    // Returns the number of segments that match literally, so that `projects/import` takes precedence over `projects/{projectId}`, or -1 if
    // the path does not match.
    private static int Literals(string[] template, ReadOnlySpan<string> segments)
    {
        if (template.Length != segments.Length)
        {
            return -1;
        }

        var literals = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i][0] == '{')
            {
                continue;
            }

            if (!string.Equals(template[i], segments[i], StringComparison.OrdinalIgnoreCase))
            {
                return -1;
            }

            literals++;
        }

        return literals;
    }

    private static Dictionary<string, string> Values(string[] template, ReadOnlySpan<string> segments)
    {
        Dictionary<string, string>? values = null;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i][0] == '{')
            {
                (values ??= new(StringComparer.Ordinal))[template[i][1..^1]] = segments[i];
            }
        }

        return values ?? NoValues;
    }
}
