using System.Text;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A single verification of a bag: RFC 8493 §3 (complete and valid), step by step.</summary>
internal sealed partial class BagVerification(
    IBagFiles files,
    VerificationDepth depth,
    IProgress<VerificationProgress>? progress,
    CancellationToken cancellationToken
)
{
    private readonly BagCatalog _catalog = new();
    private readonly FindingList _findings = new();
    private readonly SortedSet<string> _checked = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _notChecked = new(StringComparer.Ordinal);
    private BagContent _content = new([], new HashSet<string>(StringComparer.Ordinal), HasPayload: false);
    private BagInfo? _info;

    public async Task<VerificationResult> RunAsync()
    {
        _content = await files.ScanAsync(_catalog, _findings, cancellationToken).ConfigureAwait(false);
        var filesOnDisk = _catalog.Count;

        await ReadDeclarationAsync().ConfigureAwait(false);
        await ReadManifestsAsync().ConfigureAwait(false);
        if (!_hasDeclaration && _payloadManifests.Count == 0)
        {
            _findings.Add(
                ArchiveFindingKind.Malformed,
                ".",
                "This is not a bag: it has neither bagit.txt nor a payload manifest. Specify the base directory of an archive; run an "
                    + "unfinished export again."
            );
            return await ResultAsync(0, 0, isOwn: false).ConfigureAwait(false);
        }

        await ReadFetchAsync().ConfigureAwait(false);
        await ReadInfoAsync().ConfigureAwait(false);
        CheckCompleteness(filesOnDisk);
        var isOwn = ArchiveContentCheck.IsOwn(_info, _catalog);
        var (count, bytes) = depth == VerificationDepth.Full ? await CheckDigestsAsync().ConfigureAwait(false) : (CountListed(), 0);
        if (isOwn)
        {
            var own = new ArchiveContentCheck(files, _info, _catalog, _findings);
            await own.CheckRootAsync(cancellationToken).ConfigureAwait(false);
            if (depth == VerificationDepth.Full)
            {
                await own.CheckContentAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return await ResultAsync(count, bytes, isOwn).ConfigureAwait(false);
    }

    private async Task<VerificationResult> ResultAsync(long count, long bytes, bool isOwn) =>
        new()
        {
            Depth = depth,
            Findings = _findings.ToSorted(),
            FilesChecked = count,
            BytesChecked = bytes,
            UncheckedFiles = depth == VerificationDepth.Full ? [.. UncheckedFiles().Order(StringComparer.Ordinal)] : [],
            OtherFiles = [.. OtherFiles().Order(StringComparer.Ordinal)],
            AlgorithmsChecked = depth == VerificationDepth.Full ? [.. _checked] : [],
            AlgorithmsNotChecked =
                depth == VerificationDepth.Full
                    ? [.. _notChecked]
                    : [.. _notChecked.Union(_checked, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            WeakAlgorithms = depth == VerificationDepth.Full ? [.. _checked.Where(name => BagAlgorithm.Find(name)!.IsWeak)] : [],
            BagItVersion = _version,
            IsOwnArchive = isOwn,
            ArchiveDigest = await DigestOfTagManifestAsync().ConfigureAwait(false),
            ExportState = isOwn ? _info?[BagLabels.State] : null,
        };

    private async Task<string?> DigestOfTagManifestAsync()
    {
        try
        {
            if (!IsThere(BagWriter.TagManifest.Value))
            {
                return null;
            }

            using var stream = await OpenAsync(BagWriter.TagManifest.Value).ConfigureAwait(false);
            return Sha256Digest.Compute(stream).ToString();
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            return null; // already reported by a finding
        }
    }

    private bool IsThere(string path) => _catalog.Paths.Find(path) is >= 0 and var id && _catalog[id].IsThere;

    private ValueTask<Stream> OpenAsync(string path) => _catalog.OpenAsync(files, path, cancellationToken);

    /// <summary>Reads the lines of a tag file. If the file cannot be read, a finding is added.</summary>
    private Task ReadLinesAsync(string path, Action<TagLineReader> read) => ReadLinesAsync(path, _encoding, read);

    private async Task ReadLinesAsync(string path, Encoding encoding, Action<TagLineReader> read)
    {
        try
        {
            using var stream = await OpenAsync(path).ConfigureAwait(false);
            using var lines = new TagLineReader(stream, encoding);
            while (lines.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (lines.IsTooLong)
                {
                    Malformed(path, lines.Number, "it is longer than any path");
                }
                else
                {
                    read(lines);
                }
            }
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            _findings.AddUnreadable(path);
        }
    }

    private void Malformed(string path, int line, string what) =>
        _findings.Add(ArchiveFindingKind.Malformed, path, FormattableString.Invariant($"Line {line}: {what}."));
}
