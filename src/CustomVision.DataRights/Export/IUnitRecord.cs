using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// The record of what other machines did for a project: the pages that were listed, each of which is given once, and the files that are
/// stored. It is a claim, as a journal is: the job looks at each file before it counts, and compares the pages with the service's counts.
/// </summary>
internal interface IUnitRecord
{
    /// <summary>Whether the pages are so old that everything is listed again as well.</summary>
    bool IsStale { get; }

    /// <summary>Adds the stored files to what a job may find in its archive.</summary>
    void AddFilesTo(JournalState state);

    /// <summary>Finds the pages of a set that were listed, by their offsets; <see langword="null"/> where none were.</summary>
    Func<int, CancellationToken, Task<IReadOnlyList<Raw<Image>>?>>? PagesOf(Guid? iteration);

    /// <summary>The same without the pages.</summary>
    IUnitRecord WithoutPages();
}
