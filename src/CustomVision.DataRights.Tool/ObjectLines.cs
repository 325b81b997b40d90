using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool;

/// <summary>Prints what was not erased: objects with the same outcome and reason together, with the remedy once.</summary>
internal sealed class ObjectLines
{
    private const int MostObjects = 20;

    private readonly List<(string Outcome, string? Reason, string Text)> _objects = [];

    public void Add(string outcome, string? reason, ErasureObjectKind kind, Guid id, IReadOnlyList<Guid> iterations) =>
        _objects.Add((outcome, reason, $"{kind} {id}{(iterations.Count == 0 ? "" : $" (in iterations {string.Join(", ", iterations)})")}"));

    public void Print()
    {
        foreach (var group in _objects.GroupBy(item => (item.Outcome, item.Reason)))
        {
            var reason = group.Key.Reason is { } code ? $": {ErasureSummary.DescribeReason(code)}" : string.Empty;
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {group.Key.Outcome}, {group.Count()} object(s){reason}"));
            foreach (var (_, _, text) in group.Take(MostObjects))
            {
                Terminal.Line($"    {group.Key.Outcome}: {text}");
            }

            if (group.Count() > MostObjects)
            {
                Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"    ... and {group.Count() - MostObjects} more; the receipt and erase verify name them all."));
            }
        }
    }
}
