using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Prints the result of an export.</summary>
internal static class ExportSummary
{
    private const int MostLines = 20;

    public static void Print(ExportResult result, string folder, string? group)
    {
        Action<string> say = result.State == ExportState.Complete ? Terminal.Info : Terminal.Line;
        say(
            ConsoleTexts.Get(
                result.State switch
                {
                    ExportState.Complete => "export.Complete",
                    ExportState.CompleteWithDifferences => "export.CompleteWithDifferences",
                    _ => "export.Incomplete",
                }
            )
        );
        if (result.StateRemark is { } remark)
        {
            Terminal.Line(MessageTranslator.OfReason(remark));
        }

        Terminal.Info(
            ConsoleTexts.Format(
                result.Resumed ? "export.size.resumed" : "export.size",
                ConsoleTexts.Count("count.files", result.Files),
                ConsoleTexts.Count("count.bytes", result.Bytes)
            )
        );
        if (result.IsReadBack)
        {
            Terminal.Info(ConsoleTexts.Get("export.readBack"));
        }
        else
        {
            Terminal.Line(ConsoleTexts.Get("export.notReadBack"));
        }

        PrintFailures(result, folder);
        PrintCategories(result);
        foreach (var change in result.Changes)
        {
            Terminal.Line("  " + ConsoleTexts.Format("export.changed", MessageTranslator.OfReason(change)));
        }

        PrintOthers(result);
        if (group is not null)
        {
            Terminal.Info(ConsoleTexts.Format("export.group", group));
        }

        Terminal.Info(ConsoleTexts.Format("export.archive", folder));
        Terminal.Info(ConsoleTexts.Format("export.report", ReportOf(folder)));
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
            Terminal.Line("  " + ConsoleTexts.Repeated(line, count));
        }

        if (lines.Count > Terminal.MostLines(MostLines))
        {
            Terminal.Line("  " + ConsoleTexts.Format("export.more", lines.Count - MostLines));
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
            Terminal.Info(
                "  "
                    + ConsoleTexts.Format(
                        "export.notOffered",
                        MessageTranslator.OfCategory(category),
                        MessageTranslator.OfReason(reason ?? "")
                    )
            );
        }

        foreach (
            var models in result.Categories.Where(category =>
                category.Category == CategoryKeys.Models
                && category is { State: CategoryState.Exported or CategoryState.Empty, Reason: not null }
            )
        )
        {
            Terminal.Info("  " + ConsoleTexts.Format("export.models", MessageTranslator.OfReason(models.Reason!)));
        }

        foreach (
            var sum in result
                .Categories.Where(category => category.Found > 0)
                .GroupBy(category => category.Category, StringComparer.Ordinal)
        )
        {
            Terminal.Detail(
                "  " + ConsoleTexts.Format("export.contains", MessageTranslator.OfCategory(sum.Key), Widest(sum).Sum(one => one.Found))
            );
        }
    }

    // The account lists its projects, and each project has a row of its own; an iteration has copies of the workspace's tags.
    private static IEnumerable<CategoryReport> Widest(IEnumerable<CategoryReport> rows)
    {
        var all = rows.ToList();
        return all.Exists(row => row.ProjectId is null) ? all.Where(row => row.ProjectId is null)
            : all.Exists(row => row.IterationId is null) ? all.Where(row => row.IterationId is null)
            : all;
    }

    // Printed before the path of the copy, so that the person who hands it over is informed.
    private static void PrintOthers(ExportResult result)
    {
        if (result.Others is { } others)
        {
            Terminal.Line(
                "  "
                    + ConsoleTexts.Format(
                        others switch
                        {
                            { IsBlanked: true } => "export.others.blanked",
                            { Images: 0 } => "export.others.none",
                            _ => "export.others.named",
                        },
                        ConsoleTexts.Count("count.images", others.Images),
                        ConsoleTexts.Count("count.tags", others.Tags),
                        ConsoleTexts.Count("count.regions", others.Regions),
                        ConsoleTexts.Count("count.modelPredictions", others.Predictions),
                        ConsoleTexts.Count("count.metadata", others.MetadataValues)
                    )
            );
            Terminal.Line("  " + ConsoleTexts.Get("export.others.pixels"));
        }

        foreach (var warning in result.Warnings)
        {
            Terminal.Line("  " + ConsoleTexts.Format("warning", MessageTranslator.OfReason(warning)));
        }
    }

    private static void PrintEvidence(ExportResult result, string folder)
    {
        if (result.ArchiveDigest is { } digest)
        {
            Terminal.Info(ConsoleTexts.Format("archive.digest", digest));
        }

        if (result.SignatureFailure is { } failure)
        {
            Terminal.Line(ConsoleTexts.Get("export.signerFailed"));
        }
        else if (result.Signature is { } signature)
        {
            Terminal.Info(ConsoleTexts.Format("export.signed", signature.Algorithm, SignatureOf(folder)));
        }
    }

    private static string ReportOf(string folder) => Path.Combine(folder, ArchiveLayout.Report.Value);

    private static string SignatureOf(string folder) => $"{Path.TrimEndingDirectorySeparator(folder)}.sig";

    private static string Describe(ExportFailure failure, ArchivedNames names)
    {
        var place = names.PlaceOf(failure.ProjectId, failure.IterationId);
        var category = MessageTranslator.OfCategory(failure.Category);
        var what = failure.ObjectId is { } id ? $"{category} {id}" : category;
        var isPlace =
            failure.Category == CategoryKeys.Projects
                ? failure.ProjectId is not null
                : failure.Category == CategoryKeys.Iterations && failure.IterationId is not null;
        return ConsoleTexts.Format(
            "export.failure",
            ConsoleTexts.Of(failure.Kind),
            place is null ? what
                : isPlace ? place
                : ConsoleTexts.Format("place.of", what, place),
            MessageTranslator.OfReason(failure.Reason)
        );
    }
}
