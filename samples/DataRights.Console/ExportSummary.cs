using System.Globalization;
using CustomVision.DataRights.Export;

namespace DataRights;

/// <summary>Says in plain words how an export ended.</summary>
internal static class ExportSummary
{
    private const int MostFailures = 20;

    public static void Print(ExportResult result, string folder)
    {
        Terminal.Line(result.State switch
        {
            ExportState.Complete => "Complete: everything that was asked for is in the archive.",
            ExportState.CompleteWithDifferences => "Complete with differences: something vanished, changed, or does not look whole. It is named below.",
            _ => "Incomplete: something is missing. It is named below; run the same command again to try it again.",
        });
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{result.Files} files, {result.Bytes:N0} bytes{(result.Resumed ? "; an earlier run was taken up" : string.Empty)}."));
        Terminal.Line(result.IsReadBack ? "Every file was read back, and is as it was written." : "The files were not read back. Verify what was received.");
        foreach (var failure in result.Failures.Take(MostFailures))
        {
            Terminal.Line($"  {failure.Kind} {failure.Category} {Place(failure)}: {failure.Reason}");
        }

        if (result.Failures.Count > MostFailures)
        {
            Terminal.Line($"  ... and {result.Failures.Count - MostFailures} more; data/report.json names them all.");
        }

        foreach (var category in result.Categories.Where(category => category.State == CategoryState.NotOffered).Select(category => (category.Category, category.Reason)).Distinct())
        {
            Terminal.Line($"  Not there: {category.Category}. {category.Reason}");
        }

        foreach (var change in result.Changes)
        {
            Terminal.Line($"  Changed: {change}");
        }

        Terminal.Line($"The archive: {folder}");
    }

    private static string Place(ExportFailure failure) => (failure.ObjectId ?? failure.IterationId ?? failure.ProjectId)?.ToString() ?? "(all)";
}
