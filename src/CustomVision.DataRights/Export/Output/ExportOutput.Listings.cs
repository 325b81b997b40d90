using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export.Output;

/// <content>The listings of this run and of earlier ones, and what is kept although no listing names it any more.</content>
internal sealed partial class ExportOutput
{
    /// <summary>Begins a listing; it becomes a file of the archive when it is whole.</summary>
    public SpooledLines BeginListing()
    {
        var spool = NewSpool();
        return new SpooledLines(spool, OpenSpool(spool));
    }

    /// <summary>Ends a listing: it becomes a file, and, where it has no gap, needs not be made again.</summary>
    public async Task FinishListingAsync(ArchivePath path, SpooledLines lines, IReadOnlyList<CategoryReport>? reports, CancellationToken cancellationToken)
    {
        await lines.CloseAsync().ConfigureAwait(false);
        if (FindListing(path) is not null)
        {
            // What it says of objects that are listed no longer is needed once more; see KeptFiles.
            File.Move(Path.Join(_directory!.RootDirectory, InBag(path).Value), work.FormerPath(path));
        }

        var written = await bag.WriteAsync(path, CopySpool(lines.Path), cancellationToken).ConfigureAwait(false);
        if (CanReadBack)
        {
            File.Delete(lines.Path);
        }

        Remember(written, CanReadBack ? null : lines.Path);
        if (reports is not null)
        {
            journal.Append(new JournalRecord
            {
                Kind = JournalRecord.Listing,
                Path = path.Value,
                Length = written.Length,
                Sha256 = written.Sha256.ToString(),
                Reports = reports,
            });
        }
    }

    /// <summary>The listings of a project's images and predictions as earlier looks and runs had them, the oldest first.</summary>
    public IReadOnlyList<(ArchivePath List, string File)> FormerListings(Guid project) => work.FormerListings(ArchiveLayout.Project(project));

    /// <summary>Takes in a file that stands in the archive although nothing of this run wrote or found it.</summary>
    public async Task<ArchiveFile> KeepAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        var stream = await sink.OpenReadAsync(InBag(path), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        using var hashing = new HashingStream(Stream.Null);
        await stream!.CopyToAsync(hashing, cancellationToken).ConfigureAwait(false);
        var file = new ArchiveFile(path, hashing.BytesWritten, hashing.GetDigest());
        bag.Add(path, file.Length, file.Sha256);
        if (ExportPlaces.Of(InBag(path).Value) == ExportPlace.Document)
        {
            Remember(file, null);
        }
        else
        {
            _files.Add(path, file.Length, file.Sha256, isChecked: true, Doubt.None);
            RememberDirectory(path);
        }

        return file;
    }

    /// <summary>A listing that an earlier run finished and whose file still stands; it does not count before <see cref="TakeListing"/>.</summary>
    public FinishedListing? FindListing(ArchivePath path) =>
        _directory is not null
        && journal.State.Listings.TryGetValue(path.Value, out var record)
        && record is { Length: { } length, Sha256: { } digest, Reports: { } reports }
        && Sha256Digest.TryParse(digest, out var sha256)
        && _directory.GetLength(InBag(path)) == length
            ? new FinishedListing(path, length, sha256, reports)
            : null;

    /// <summary>Reads a listing that an earlier run finished.</summary>
    public async Task<Stream> OpenListingAsync(FinishedListing listing, CancellationToken cancellationToken) =>
        await sink.OpenReadAsync(InBag(listing.Path), cancellationToken).ConfigureAwait(false) ?? Stream.Null;

    /// <summary>Takes over a listing that an earlier run finished; the caller has made sure that the account has not changed.</summary>
    public void TakeListing(FinishedListing listing)
    {
        bag.Add(listing.Path, listing.Length, listing.Sha256);
        Remember(new ArchiveFile(listing.Path, listing.Length, listing.Sha256), null);
    }
}
