using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Creates the machine-readable description of an export (RO-Crate): its directories and documents, but not each image.</summary>
internal static class ExportCrate
{
    // "Copyright Not Evaluated": no license is granted, and the rights in the images have not been examined.
    private const string License = "http://rightsstatements.org/vocab/CNE/1.0/";

    /// <param name="context">The job.</param>
    /// <param name="report">The report, which is written later.</param>
    /// <param name="endpoint">The endpoint of the resource.</param>
    /// <param name="day">The day on which the export began.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task<ReadOnlyMemory<byte>> MakeAsync(
        ExportContext context,
        ArchiveFile report,
        Uri endpoint,
        DateTimeOffset day,
        CancellationToken cancellationToken
    )
    {
        var texts = ReportTexts.For(context.Request.Language);
        var crate = new RoCrateWriter(
            PayloadPlace.Crate.Value,
            new RoCrateTerms
            {
                Name = texts.CrateName,
                Description = texts.CrateDescription,
                Published = day,
                License = new Uri(License),
                LicenseName = texts.LicenseName,
                LicenseDescription = texts.LicenseDescription,
                Publisher = context.Request.Publisher is { } publisher
                    ? new RoCratePublisher(publisher.Url, publisher.Name, publisher.Email)
                    : new RoCratePublisher(endpoint, texts.PublisherName, Email: null),
            },
            path => Describe(texts, path)
        );
        var documents = context.Output.Documents.Append(report).Where(file => FileFormat.IsJson(file.Path.Value));
        foreach (var document in documents.OrderBy(file => file.Path))
        {
            crate.AddFile(document.Path, document.Length);
        }

        // These directories contain too many files to describe each. The list names each file with its digest.
        foreach (var directory in context.Output.DownloadDirectories)
        {
            crate.AddDirectory(directory, PayloadPlace.ListOf(directory)!.Value);
        }

        using var made = new MemoryStream();
        await crate.WriteAsync(made, cancellationToken).ConfigureAwait(false);
        return made.ToArray();
    }

    private static RoCrateDescription Describe(ReportTexts texts, ArchivePath path)
    {
        var part = PayloadPlace.PartOf(path);
        return new RoCrateDescription(
            part is null ? path.FileName : texts.PartName(part),
            part is null ? texts.PartDescription : texts.DescriptionOf(part)
        );
    }
}
