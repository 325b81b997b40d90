using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>Writes the pages that let a person read an archive: one for the archive, and for each project as many as it needs.</summary>
internal static class ArchiveViewer
{
    /// <summary>Writes all pages.</summary>
    /// <param name="reader">The archive; its lists must be complete.</param>
    /// <param name="summary">What is said of the archive as a whole.</param>
    /// <param name="language">The pages' language, a BCP 47 tag; the nearest one that there is is taken.</param>
    /// <param name="write">Writes a page, by its path relative to the payload directory.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The number of pages.</returns>
    /// <remarks>
    /// At most one page of pictures is held, and the ids of one project's workspace images. A page is whole before it is written, so a
    /// writer may leave out pages that it has already.
    /// </remarks>
    /// <exception cref="ArgumentException">The language is not a language tag.</exception>
    /// <exception cref="ArchiveFormatException">The archive is not as its writer leaves it.</exception>
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
