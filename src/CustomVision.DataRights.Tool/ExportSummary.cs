using System.Globalization;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tool;

/// <summary>Says in plain words how an export ended.</summary>
internal static class ExportSummary
{
    private const int MostLines = 20;
    private const string Projects = "projects";
    private const string Iterations = "iterations";

    public static void Print(ExportResult result, string folder)
    {
        Terminal.Line(
            result.State switch
            {
                ExportState.Complete => "Complete: everything that was asked for is in the archive.",
                ExportState.CompleteWithDifferences =>
                    "Complete with differences: objects vanished or changed during the export, or have an integrity warning. They are "
                        + "listed below.",
                _ => "Incomplete: objects are missing. They are listed below; to retry, run the same command again.",
            }
        );
        if (result.StateRemark is { } remark)
        {
            Terminal.Line(remark);
        }

        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Files} files, {result.Bytes:N0} bytes{(result.Resumed ? "; an earlier run was resumed" : string.Empty)}."
            )
        );
        Terminal.Line(
            result.IsReadBack
                ? "Every file was read back and matches what was written."
                : "The files were not read back. Verify what was received."
        );
        var names = new ArchivedNames(folder);
        var lines = result.Failures.Select(failure => Describe(failure, names)).CountBy(line => line, StringComparer.Ordinal).ToList();
        foreach (var (line, count) in lines.Take(MostLines))
        {
            Terminal.Line(count == 1 ? $"  {line}" : string.Create(CultureInfo.InvariantCulture, $"  {line} ({count} times)"));
        }

        if (lines.Count > MostLines)
        {
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  ... and {lines.Count - MostLines} more."));
        }

        foreach (
            var category in result
                .Categories.Where(category => category.State == CategoryState.NotOffered)
                .Select(category => (category.Category, category.Reason))
                .Distinct()
        )
        {
            Terminal.Line($"  Not in the archive: {PlainWords.OfCategory(category.Category)}. {category.Reason}");
        }

        foreach (
            var models in result.Categories.Where(category =>
                category is { Category: CategoryKeys.Models, State: CategoryState.Exported or CategoryState.Empty, Reason: not null }
            )
        )
        {
            Terminal.Line($"  Models: {models.Reason}");
        }

        foreach (var change in result.Changes)
        {
            Terminal.Line($"  Changed: {change}");
        }

        PrintOthers(result);
        Terminal.Line($"The archive: {folder}");
        Terminal.Line($"Its report: {Path.Combine(folder, "data", "report.json")}");
        PrintEvidence(result, folder);
    }

    // Before the path of the copy: the person who hands it over must know.
    private static void PrintOthers(ExportResult result)
    {
        if (result.Others is { } others)
        {
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{others switch
                    {
                        { IsBlanked: true } => $"  Others: removed from this copy were {others.Tags} tags, {others.Regions} regions and "
                            + $"{others.Predictions} predictions on {others.Images} images, and {others.MetadataValues} metadata values. A "
                            + $"project cannot be restored from it.",
                        { Images: 0 } => "  Others: no image of this copy carries a tag that the request did not choose.",
                        _ => $"  OTHERS ARE NAMED: {others.Images} images of this copy carry {others.Tags} tags, {others.Regions} regions "
                            + $"and {others.Predictions} predictions that the request did not choose. To remove them, export with "
                            + $"--blank-others into another folder.",
                    }}"
                )
            );
            Terminal.Line("  The pixels of the images are unchanged: other people may be seen in them.");
        }

        foreach (var warning in result.Warnings)
        {
            Terminal.Line($"  Warning: {warning}");
        }
    }

    private static void PrintEvidence(ExportResult result, string folder)
    {
        if (result.ArchiveDigest is { } digest)
        {
            Terminal.Line($"Archive digest: {digest}");
        }

        if (result.SignatureFailure is { } failure)
        {
            Terminal.Line($"NOT SIGNED: the signer failed ({failure}). Correct the key, and run the same command again.");
        }
        else if (result.Signature is { } signature)
        {
            Terminal.Line($"Signed with {signature.Algorithm}: {Path.TrimEndingDirectorySeparator(folder)}.sig");
        }
    }

    private static string Describe(ExportFailure failure, ArchivedNames names)
    {
        var place = names.Place(failure.ProjectId, failure.IterationId);
        var what = failure.ObjectId is { } id ? $"{PlainWords.OfCategory(failure.Category)} {id}" : PlainWords.OfCategory(failure.Category);
        var isPlace =
            failure.Category == Projects
                ? failure.ProjectId is not null
                : failure.Category == Iterations && failure.IterationId is not null;
        return $"{PlainWords.Of(failure.Kind)}: {(place is null ? what : isPlace ? place : $"{what} of {place}")}: "
            + $"{PlainWords.OfMessage(failure.Reason)}";
    }
}
