namespace CustomVision.DataRights.Archive;

/// <summary>
/// The exclusive ownership of an archive's location, with the work state of its export: the journal, and lists that are incomplete or were
/// replaced. Disposing it saves the work state and releases the ownership.
/// </summary>
public interface IArchiveLease : IAsyncDisposable
{
    /// <summary>The name of the journal in the work directory. Without this file, there is nothing to resume.</summary>
    const string JournalName = "journal.jsonl";

    /// <summary>
    /// The absolute path of a local directory that holds the work state. Its files consist of lines. The export appends lines, moves and
    /// deletes files, and never reuses a file name. A sink with remote storage saves the changes in batches, and need not save an
    /// unfinished last line.
    /// </summary>
    string WorkDirectory { get; }

    /// <summary>Saves all changes made to the work directory so far, so that they survive the loss of this process or machine.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the changes are saved.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be written, or another export acquired the lease.</exception>
    ValueTask SaveAsync(CancellationToken cancellationToken);

    /// <summary>Deletes the work state of a finished archive, the journal first, and releases the ownership.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the work state is deleted.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    Task EndAsync(CancellationToken cancellationToken);
}
