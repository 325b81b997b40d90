using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool;

/// <summary>Prints what was not erased: objects with the same outcome and reason together, with the remedy once.</summary>
internal static class ObjectLines
{
    private const int MostObjects = 20;

    /// <summary>Prints the lines, after the service was asked for the names in them.</summary>
    public static async Task PrintAsync(IUserDataExporter exporter, IEnumerable<ErasureObject> objects, CancellationToken cancellationToken)
    {
        var items = objects.ToList();
        var names = await ServiceNames.ReadAsync(exporter, items.Select(item => item.ProjectId), cancellationToken);
        foreach (var group in items.GroupBy(item => (item.Outcome, item.Reason)))
        {
            var outcome = PlainWords.Of(group.Key.Outcome);
            var reason = group.Key.Reason is { } code ? $": {ErasureSummary.DescribeReason(code)}" : string.Empty;
            var lines = group.Select(names.Of).CountBy(line => line, StringComparer.Ordinal).ToList();
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {outcome}, " + $"{(group.Count() == 1 ? "1 object" : $"{group.Count()} objects")}{reason}"
                )
            );
            foreach (var (text, count) in lines.Take(Terminal.MostLines(MostObjects)))
            {
                Terminal.Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    {outcome}: " + $"{text}{(count == 1 ? string.Empty : $" ({count} times)")}"
                    )
                );
            }

            if (lines.Count > Terminal.MostLines(MostObjects))
            {
                Terminal.Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    ... and {lines.Count - MostObjects} more; the receipt " + $"names them all."
                    )
                );
            }
        }
    }
}
