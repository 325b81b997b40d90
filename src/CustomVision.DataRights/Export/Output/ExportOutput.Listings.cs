using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Hashing;
using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export.Output;

/// <content>The listings of this run and of earlier ones, and the files that are kept although they are no longer listed.</content>
internal sealed partial class ExportOutput
{
    /// <summary>Moves unfinished lists of an earlier pass or run to the earlier lists, so that their lines are not lost.</summary>
    public void KeepUnfinishedLists() => work.KeepUnfinishedLists();

    /// <summary>Begins a listing, which becomes a file of the archive when it is finished.</summary>
    public SpooledLines BeginListing(ArchivePath path)
    {
        var spool = CanReadBack ? work.LinesPath(path, Interlocked.Increment(ref _spools)) : NewSpool();
        return new SpooledLines(spool, OpenSpool(spool));
    }

    /// <summary>Finishes a listing, which becomes a file of the archive.</summary>
    /// <param name="path">The path of the list.</param>
    /// <param name="lines">The lines of the list.</param>
    /// <param name="isWhole">Whether the listing was read to its end, so that another pass can be compared with it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether an earlier pass or run read the same listing to its end and the service's JSON was different.</returns>
    public async Task<bool> FinishListingAsync(ArchivePath path, SpooledLines lines, bool isWhole, CancellationToken cancellationToken)
    {
        var source = await lines.CloseAsync().ConfigureAwait(false);
        await KeepEarlierAsync(path, cancellationToken).ConfigureAwait(false);
        var written = await bag.WriteAsync(path, CopySpool(lines.Path), cancellationToken).ConfigureAwait(false);
        if (CanReadBack)
        {
            File.Delete(lines.Path);
        }

        Remember(written, CanReadBack ? null : lines.Path);
        if (!isWhole)
        {
            return false;
        }

        var before = journal.State.Listings.GetValueOrDefault(path.Value);
        journal.Append(
            new JournalRecord
            {
                Kind = JournalRecord.Listing,
                Path = path.Value,
                Sha256 = source.ToString(),
            }
        );
        return before is not null && before != source.ToString();
    }

    /// <summary>Gets the iterations of a project whose lists an earlier pass or run finished.</summary>
    public IEnumerable<Guid> KnownIterations(Guid project) =>
        journal
            .State.Listings.Keys.Select(path => PayloadPlace.Of(path).Scope)
            .Where(scope => scope.ProjectId == project)
            .Select(scope => scope.IterationId)
            .OfType<Guid>()
            .Distinct();

    /// <summary>Gets the complete and incomplete lists of earlier passes and runs, newest first.</summary>
    public IReadOnlyList<(ArchivePath List, string File)> EarlierLists() => work.EarlierLists();

    /// <summary>Keeps a file that is in the archive although this run neither wrote nor listed it.</summary>
    /// <returns>Whether the file has changed since it was saved.</returns>
    public async Task<bool> KeepAsync(ArchivePath path, FileHasher hasher, CancellationToken cancellationToken)
    {
        var stream = await sink.OpenReadAsync(InBag(path), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        var length = await hasher.HashAsync(stream!, BagAlgorithm.Sha256.Bit, cancellationToken).ConfigureAwait(false);
        var file = new ArchiveFile(path, length, new Sha256Digest(hasher[BagAlgorithm.Sha256]));
        bag.Add(path, file.Length, file.Sha256);
        if (PayloadFile.Of(path.Value) is not { } download)
        {
            Remember(file, null);
            return false;
        }

        var isKnown = _claimed.TryGet(download, out var saved) && path.Value.EndsWith("." + saved.Extension, StringComparison.Ordinal);
        RememberDownload(download, saved.IntegrityWarning);
        return isKnown && saved.Sha256 != file.Sha256;
    }

    /// <summary>Counts the downloads in the journal that are neither listed nor in the folder any more.</summary>
    public int CountLost() => _claimed.Count;

    /// <summary>
    /// Removes a document of an earlier pass or run that is no longer needed; does nothing if there is none, or if this pass wrote it.
    /// </summary>
    public async Task RemoveEarlierAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (!Exists(path))
        {
            await DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes a download that the request no longer selects.</summary>
    public async Task RemoveAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        await DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        _claimed.Remove(PayloadFile.Of(path.Value)!.Value);
        journal.Append(new JournalRecord { Kind = JournalRecord.Dropped, Path = path.Value });
    }

    private async Task DeleteAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (_resumable is not null && await _resumable.FindAsync(InBag(path), cancellationToken).ConfigureAwait(false) is { } entry)
        {
            await _resumable.DeleteAsync(entry, cancellationToken).ConfigureAwait(false);
        }
    }
}
