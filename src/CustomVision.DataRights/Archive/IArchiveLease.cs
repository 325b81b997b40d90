namespace CustomVision.DataRights.Archive;

/// <summary>
/// Exclusive ownership of the place of an archive, with the work state of its export: the journal, and lists that are not whole or were
/// replaced. Disposing it saves the work state and releases the ownership.
/// </summary>
public interface IArchiveLease : IAsyncDisposable
{
    /// <summary>The name of the file in the work directory without which there is nothing to resume.</summary>
    const string JournalName = "journal.jsonl";

    /// <summary>
    /// The absolute path of a local directory that holds the work state. Its files consist of lines. The export appends lines to them,
    /// moves and deletes files, and gives no new file the name of an earlier one. A sink whose storage is elsewhere saves the changes in
    /// batches, and need not save an unfinished last line.
    /// </summary>
    string WorkDirectory { get; }

    /// <summary>Saves every change of the work directory so far, so that it survives this process and this machine.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the changes are saved.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses, or the lease was lost to another export.</exception>
    ValueTask SaveAsync(CancellationToken cancellationToken);

    /// <summary>Deletes the work state, the journal first, and releases the ownership: the archive is finished.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the work state is deleted.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task EndAsync(CancellationToken cancellationToken);
}
