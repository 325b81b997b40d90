using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Hashing;
using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export.Output;

/// <content>The listings of this run and of earlier ones, and what is kept although no listing names it any more.</content>
internal sealed partial class ExportOutput
{
    /// <summary>Puts lists that an earlier pass or run left unfinished where their lines are found again.</summary>
    public void KeepUnfinishedLists() => work.KeepUnfinishedLists();

    /// <summary>Begins a listing; it becomes a file of the archive when it is whole.</summary>
    public SpooledLines BeginListing(ArchivePath path)
    {
        var spool = CanReadBack ? work.LinesPath(path, Interlocked.Increment(ref _spools)) : NewSpool();
        return new SpooledLines(spool, OpenSpool(spool));
    }

    /// <summary>Ends a listing: it becomes a file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="isWhole">Whether it was read to its end: only then can another pass be compared with it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether an earlier pass or run had read the same listing to its end, and the service said something else in it.</returns>
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

    /// <summary>The iterations of a project whose lists an earlier pass or run had finished.</summary>
    public IEnumerable<Guid> KnownIterations(Guid project) =>
        journal
            .State.Listings.Keys.Select(path => PayloadPlace.Of(path).Scope)
            .Where(scope => scope.ProjectId == project)
            .Select(scope => scope.IterationId)
            .OfType<Guid>()
            .Distinct();

    /// <summary>The lists that earlier passes and runs had, whole or not, the newest first.</summary>
    public IReadOnlyList<(ArchivePath List, string File)> EarlierLists() => work.EarlierLists();

    /// <summary>Takes in a file that is in the archive although nothing of this run wrote or found it.</summary>
    /// <returns>Whether it is no longer as it was saved.</returns>
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
        RememberDownload(path, download, saved.IntegrityWarning);
        return isKnown && saved.Sha256 != file.Sha256;
    }

    /// <summary>The downloads that the journal names, and that neither a list nor the folder has any more.</summary>
    public int CountLost() => _claimed.Count;

    /// <summary>
    /// Removes a document of an earlier pass or run that this one has no more use for; does nothing where there is none, or this one wrote
    /// it.
    /// </summary>
    public async Task RemoveEarlierAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (!Exists(path))
        {
            await DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes a download that the request does not choose any more.</summary>
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
