using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// The record of the work of other machines on a project: the listed pages, each of which is returned once, and the stored files. Like a
/// journal, it is not trusted: the job checks each file before it counts, and compares the pages with the service's counts.
/// </summary>
internal interface IUnitRecord
{
    /// <summary>Whether the pages are so old that everything is listed again as well.</summary>
    bool IsStale { get; }

    /// <summary>Adds the stored files to the journal's state, so that the job looks for them in its archive.</summary>
    void AddFilesTo(JournalState state);

    /// <summary>
    /// Gets the callback that finds the listed pages of a set by their offsets; <see langword="null"/> if none were listed.
    /// </summary>
    Func<int, CancellationToken, Task<IReadOnlyList<Raw<Image>>?>>? PagesOf(Guid? iteration);

    /// <summary>Gets a copy without the pages.</summary>
    IUnitRecord WithoutPages();
}
