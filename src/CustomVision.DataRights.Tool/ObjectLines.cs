using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool;

/// <summary>Prints what was not erased: objects with the same outcome and reason together, with the remedy once.</summary>
internal sealed class ObjectLines
{
    private const int MostObjects = 20;

    private readonly List<(
        string Outcome, string? Reason, Guid ProjectId, ErasureObjectKind Kind, Guid Id, IReadOnlyList<Guid> Iterations)> _objects = [];

    public void Add(string outcome, string? reason, Guid projectId, ErasureObjectKind kind, Guid id, IReadOnlyList<Guid> iterations) =>
        _objects.Add((outcome, reason, projectId, kind, id, iterations));

    /// <summary>Prints the lines, after the service was asked for the names in them.</summary>
    public async Task PrintAsync(IUserDataExporter exporter, CancellationToken cancellationToken)
    {
        var names = await ServiceNames.ReadAsync(exporter, _objects.Select(item => item.ProjectId), cancellationToken);
        foreach (var group in _objects.GroupBy(item => (item.Outcome, item.Reason)))
        {
            var reason = group.Key.Reason is { } code ? $": {ErasureSummary.DescribeReason(code)}" : string.Empty;
            var lines = group.Select(item => names.Of(item.ProjectId, item.Kind, item.Id, item.Iterations))
                .CountBy(line => line, StringComparer.Ordinal)
                .ToList();
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {group.Key.Outcome}, "
                + $"{(group.Count() == 1 ? "1 object" : $"{group.Count()} objects")}{reason}"));
            foreach (var (text, count) in lines.Take(Terminal.MostLines(MostObjects)))
            {
                Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"    {group.Key.Outcome}: "
                    + $"{text}{(count == 1 ? string.Empty : $" ({count} times)")}"));
            }

            if (lines.Count > Terminal.MostLines(MostObjects))
            {
                Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"    ... and {lines.Count - MostObjects} more; the receipt "
                    + $"names them all."));
            }
        }
    }
}
