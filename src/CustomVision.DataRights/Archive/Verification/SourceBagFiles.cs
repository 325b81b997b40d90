using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A bag that is read through an <see cref="IArchiveSource"/>, which has no links.</summary>
internal sealed class SourceBagFiles(IArchiveSource source) : IBagFiles
{
    public int Readers => source.MaxConcurrentReads;

    public async Task<BagContent> ScanAsync(BagCatalog catalog, FindingList findings, CancellationToken cancellationToken)
    {
        var root = new List<string>();
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var hasPayload = false;
        await foreach (var entry in source.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            hasPayload |= entry.RelativePath.StartsWith(BagWriter.PayloadPrefix, StringComparison.Ordinal);
            var id = catalog.Add(entry.RelativePath);
            if (entry.Length is not { } length)
            {
                findings.Add(ArchiveFindingKind.UnsafePath, entry.RelativePath, "It is not a regular file. It was not opened.");
                refused.Add(entry.RelativePath);
                catalog[id].IsRefused = true;
                continue;
            }

            catalog[id].IsThere = true;
            catalog[id].Length = length;
            if (!entry.RelativePath.Contains('/', StringComparison.Ordinal))
            {
                root.Add(entry.RelativePath);
            }
        }

        return new BagContent(root, refused, hasPayload);
    }

    public async ValueTask<Stream> OpenAsync(string path, CancellationToken cancellationToken) =>
        await source.OpenReadAsync(path, cancellationToken).ConfigureAwait(false)
        ?? throw new FileNotFoundException("The file was listed, but no longer exists.");

    public async ValueTask HashAsync(
        FileHasher hasher,
        string path,
        long length,
        byte algorithms,
        Action<long> read,
        CancellationToken cancellationToken
    )
    {
        var stream = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        read(await hasher.HashAsync(stream, algorithms, cancellationToken).ConfigureAwait(false));
    }
}
