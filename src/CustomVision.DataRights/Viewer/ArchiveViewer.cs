using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// Writes the HTML pages of an archive for human readers: one page for the archive, and as many as needed for each project.
/// </summary>
internal static class ArchiveViewer
{
    /// <summary>Writes all pages.</summary>
    /// <param name="reader">The archive. Its lists must be complete.</param>
    /// <param name="summary">The facts about the archive as a whole.</param>
    /// <param name="language">The language of the pages as a BCP 47 tag. The closest available language is used.</param>
    /// <param name="write">The callback that writes a page, by its path relative to the payload directory.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The number of pages.</returns>
    /// <remarks>
    /// Memory holds at most one page of pictures and the ids of one project's workspace images. A page is completed before it is written,
    /// so a writer may skip pages that exist already.
    /// </remarks>
    /// <exception cref="ArgumentException">The language is not a well-formed language tag.</exception>
    /// <exception cref="ArchiveFormatException">A file of the archive does not have the format that the library writes.</exception>
    public static async Task<long> WriteAsync(
        ArchiveReader reader,
        ArchiveSummary summary,
        string language,
        WriteArchiveFile write,
        CancellationToken cancellationToken
    )
    {
        var texts = ViewerTexts.For(language);
        long pages = 1;
        var projects = new List<ProjectOverview>();
        var frames = await PictureFrames.ReadAsync(reader, PictureFrame.Stored, cancellationToken).ConfigureAwait(false);
        foreach (var id in reader.ListProjects())
        {
            var project = await reader.ReadProjectAsync(id, cancellationToken).ConfigureAwait(false);
            var pagesOfProject = new ProjectPages(reader, texts, id, project, frames, write);
            var overview = await pagesOfProject.WriteAsync(cancellationToken).ConfigureAwait(false);
            projects.Add(overview);
            pages += overview.Pages;
        }

        var page = ArchivePage.Create(texts, summary, projects);
        await write(PayloadPlace.StartPage, page.WriteAsync, cancellationToken).ConfigureAwait(false);
        return pages;
    }
}
