using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Prints the objects that were not erased, grouped by outcome and reason, with the remedy once per group.</summary>
internal static class ObjectLines
{
    private const int MostObjects = 20;

    /// <summary>Prints the lines, after reading their names from the service.</summary>
    public static async Task PrintAsync(IUserDataExporter exporter, IEnumerable<ErasureObject> objects, CancellationToken cancellationToken)
    {
        var items = objects.ToList();
        var names = await ServiceNames.ReadAsync(exporter, items.Select(item => item.ProjectId), cancellationToken);
        foreach (var group in items.GroupBy(item => (item.Outcome, item.Reason)))
        {
            var outcome = MessageTranslator.Of(group.Key.Outcome);
            var number = ConsoleTexts.Count("count.objects", group.Count());
            var lines = group.Select(names.Of).CountBy(line => line, StringComparer.Ordinal).ToList();
            Terminal.Line(
                "  "
                    + (
                        group.Key.Reason is { } reason
                            ? ConsoleTexts.Format("objects.group.reason", outcome, number, MessageTranslator.OfErasure(reason))
                            : ConsoleTexts.Format("objects.group", outcome, number)
                    )
            );
            foreach (var (text, count) in lines.Take(Terminal.MostLines(MostObjects)))
            {
                Terminal.Line("    " + ConsoleTexts.Repeated(ConsoleTexts.Format("objects.item", outcome, text), count));
            }

            if (lines.Count > Terminal.MostLines(MostObjects))
            {
                Terminal.Line("    " + ConsoleTexts.Format("objects.more", lines.Count - MostObjects));
            }
        }
    }
}
