using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Describes an export for machines: its directories and its documents, not each image.</summary>
internal static class ExportCrate
{
    public static Task WriteAsync(ExportContext context, DateTimeOffset day, CancellationToken cancellationToken)
    {
        var texts = ReportTexts.For(context.Request.Language);
        var crate = new RoCrateWriter(texts.CrateName, texts.CrateDescription, day, texts.CrateLicense);
        foreach (var document in context.Output.Documents)
        {
            if (document.Path.Value.EndsWith(".json", StringComparison.Ordinal) || document.Path.Value.EndsWith(".jsonl", StringComparison.Ordinal))
            {
                crate.AddFile(document.Path, texts.DocumentName(document.Path.FileName), length: document.Length);
            }
        }

        foreach (var directory in context.Output.DownloadDirectories)
        {
            crate.AddDirectory(directory, texts.DocumentName(directory.FileName));
        }

        return context.Output.WriteAsync(ArchivePath.Parse(RoCrateWriter.FileName), crate.WriteAsync, cancellationToken);
    }
}
