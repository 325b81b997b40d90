using System.Text;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>One verification of one bag: RFC 8493 §3 (complete and valid), step by step.</summary>
internal sealed partial class BagVerification(
    string root,
    VerificationDepth depth,
    IProgress<VerificationProgress>? progress,
    CancellationToken cancellationToken
)
{
    private readonly BagCatalog _catalog = new();
    private readonly FindingList _findings = new();
    private readonly SortedSet<string> _checked = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _notChecked = new(StringComparer.Ordinal);
    private HashSet<string> _refusedLinks = [];
    private List<string> _rootFiles = [];
    private BagInfo? _info;

    public async Task<VerificationResult> RunAsync()
    {
        var scan = new BagScan(root, _catalog, _findings, cancellationToken);
        scan.Run();
        (_rootFiles, _refusedLinks) = (scan.RootFiles, scan.RefusedLinks);
        var filesOnDisk = _catalog.Count;

        ReadDeclaration();
        ReadManifests();
        if (!_hasDeclaration && _payloadManifests.Count == 0)
        {
            _findings.Add(ArchiveFindingKind.Malformed, ".", "This is no bag: it has neither bagit.txt nor a payload manifest.");
            return Result(0, 0, isOwn: false);
        }

        ReadFetch();
        ReadInfo();
        CheckCompleteness(filesOnDisk);
        var isOwn = ArchiveContentCheck.IsOwn(_info, _catalog);
        var (files, bytes) = depth == VerificationDepth.Full ? CheckDigests() : (CountListed(), 0);
        if (isOwn)
        {
            var own = new ArchiveContentCheck(root, _info, _catalog, _findings);
            own.CheckRoot();
            if (depth == VerificationDepth.Full)
            {
                await own.CheckContentAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return Result(files, bytes, isOwn);
    }

    private VerificationResult Result(long files, long bytes, bool isOwn) =>
        new()
        {
            Depth = depth,
            Findings = _findings.ToSorted(),
            FilesChecked = files,
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
            ArchiveDigest = DigestOfTagManifest(),
            ExportState = isOwn ? _info?["Export-State"] : null,
        };

    private string? DigestOfTagManifest()
    {
        try
        {
            if (!IsThere(BagWriter.TagManifest.Value))
            {
                return null;
            }

            using var stream = Open(BagWriter.TagManifest.Value);
            return Sha256Digest.Compute(stream).ToString();
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            return null; // a finding says so already
        }
    }

    private bool IsThere(string path) => _catalog.Paths.Find(path) is >= 0 and var id && _catalog[id].IsThere;

    private Stream Open(string path) => _catalog.Open(root, path);

    /// <summary>Reads the lines of a tag file. A file that can't be read is a finding.</summary>
    private void ReadLines(string path, Action<TagLineReader> read) => ReadLines(path, _encoding, read);

    private void ReadLines(string path, Encoding encoding, Action<TagLineReader> read)
    {
        try
        {
            using var stream = Open(path);
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
            _findings.Add(ArchiveFindingKind.Missing, path, "The file is there and can't be read.");
        }
    }

    private void Malformed(string path, int line, string what) =>
        _findings.Add(ArchiveFindingKind.Malformed, path, FormattableString.Invariant($"Line {line}: {what}."));
}
