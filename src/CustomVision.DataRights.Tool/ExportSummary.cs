using System.Globalization;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tool.Documents;

namespace CustomVision.DataRights.Tool;

/// <summary>Says in plain words how an export ended.</summary>
internal static class ExportSummary
{
    private const int MostLines = 20;

    public static void Print(ExportResult result, string folder)
    {
        Action<string> say = result.State == ExportState.Complete ? Terminal.Info : Terminal.Line;
        say(
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

        Terminal.Info(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Files} files, {result.Bytes:N0} bytes{(result.Resumed ? "; an earlier run was resumed" : string.Empty)}."
            )
        );
        if (result.IsReadBack)
        {
            Terminal.Info("Every file was read back and matches what was written.");
        }
        else
        {
            Terminal.Line("The files were not read back. Verify what was received.");
        }

        PrintFailures(result, folder);
        PrintCategories(result);
        foreach (var change in result.Changes)
        {
            Terminal.Line($"  Changed: {change}");
        }

        PrintOthers(result);
        Terminal.Info($"The archive: {folder}");
        Terminal.Info($"Its report: {ReportOf(folder)}");
        PrintEvidence(result, folder);
    }

    public static ExportDocument Document(ExportResult result, string folder) =>
        new()
        {
            State = result.State,
            StateRemark = result.StateRemark,
            Archive = folder,
            Report = ReportOf(folder),
            RequestId = result.RequestId,
            Files = result.Files,
            Bytes = result.Bytes,
            Resumed = result.Resumed,
            ReadBack = result.IsReadBack,
            ArchiveDigest = result.ArchiveDigest,
            Signature = result.Signature is null ? null : SignatureOf(folder),
            SignatureFailure = result.SignatureFailure,
            Categories = result.Categories,
            Failures = result.Failures,
            Changes = result.Changes,
            Others = result.Others,
            Warnings = result.Warnings,
        };

    private static void PrintFailures(ExportResult result, string folder)
    {
        var names = new ArchivedNames(folder);
        var lines = result.Failures.Select(failure => Describe(failure, names)).CountBy(line => line, StringComparer.Ordinal).ToList();
        foreach (var (line, count) in lines.Take(Terminal.MostLines(MostLines)))
        {
            Terminal.Line(count == 1 ? $"  {line}" : string.Create(CultureInfo.InvariantCulture, $"  {line} ({count} times)"));
        }

        if (lines.Count > Terminal.MostLines(MostLines))
        {
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  ... and {lines.Count - MostLines} more; the report and --verbose name them all."
                )
            );
        }
    }

    private static void PrintCategories(ExportResult result)
    {
        foreach (
            var (category, reason) in result
                .Categories.Where(category => category.State == CategoryState.NotOffered)
                .Select(category => (category.Category, category.Reason))
                .Distinct()
        )
        {
            Terminal.Info($"  Not in the archive: {PlainWords.OfCategory(category)}. {PlainWords.OfMessage(reason ?? "")}");
        }

        foreach (
            var models in result.Categories.Where(category =>
                category.Category == CategoryKeys.Models
                && category is { State: CategoryState.Exported or CategoryState.Empty, Reason: not null }
            )
        )
        {
            Terminal.Info($"  Models: {PlainWords.OfMessage(models.Reason!)}");
        }

        foreach (
            var sum in result
                .Categories.Where(category => category.Found > 0)
                .GroupBy(category => category.Category, StringComparer.Ordinal)
        )
        {
            Terminal.Detail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  In the archive: {PlainWords.OfCategory(sum.Key)}, " + $"{sum.Sum(category => category.Found):N0}."
                )
            );
        }
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
                        { IsBlanked: true } =>
                            $"  Others: removed from this copy were {others.Tags} tags, {others.Regions} regions and "
                            + $"{others.Predictions} predictions on {others.Images} images, "
                            + $"and {others.MetadataValues} metadata values. A project cannot be restored from it.",
                        { Images: 0 } => "  Others: no image of this copy carries a tag that the request did not choose.",
                        _ =>
                            $"  OTHERS ARE NAMED: {others.Images} images of this copy carry {others.Tags} tags, "
                            + $"{others.Regions} regions and {others.Predictions} predictions that the request did not choose. "
                            + $"To remove them, export with --blank-others into another folder.",
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
            Terminal.Info($"Archive digest: {digest}");
        }

        if (result.SignatureFailure is { } failure)
        {
            Terminal.Line($"NOT SIGNED: the signer failed ({failure}). Correct the key, and run the same command again.");
        }
        else if (result.Signature is { } signature)
        {
            Terminal.Info($"Signed with {signature.Algorithm}: {SignatureOf(folder)}");
        }
    }

    private static string ReportOf(string folder) => Path.Combine(folder, ArchiveLayout.Report.Value);

    private static string SignatureOf(string folder) => $"{Path.TrimEndingDirectorySeparator(folder)}.sig";

    private static string Describe(ExportFailure failure, ArchivedNames names)
    {
        var place = names.Place(failure.ProjectId, failure.IterationId);
        var what = failure.ObjectId is { } id ? $"{PlainWords.OfCategory(failure.Category)} {id}" : PlainWords.OfCategory(failure.Category);
        var isPlace =
            failure.Category == CategoryKeys.Projects
                ? failure.ProjectId is not null
                : failure.Category == CategoryKeys.Iterations && failure.IterationId is not null;
        return $"{PlainWords.Of(failure.Kind)}: {(place is null ? what : isPlace ? place : $"{what} of {place}")}: "
            + $"{PlainWords.OfMessage(failure.Reason)}";
    }
}
