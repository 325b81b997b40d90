using System.Runtime.InteropServices;
using System.Text;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>
/// Checks the additional rules for archives of this library. The base directory contains only the library's own manifests and no fetch.txt.
/// Every line of a list names files of the payload with their digests, and every downloaded file is named by a line. The counts of the
/// report match the lists and documents, and its state follows from its content.
/// </summary>
internal sealed partial class ArchiveContentCheck(IBagFiles files, BagInfo? info, BagCatalog catalog, FindingList findings)
{
    private static readonly string ReportPath = BagWriter.Data.Append(PayloadPlace.Report).Value;

    // In the order of the tag manifest, which is written after them.
    private static readonly string[] TagFiles = [BagWriter.Info.Value, BagWriter.Declaration.Value, BagWriter.Manifest.Value];

    /// <summary>
    /// Gets whether this library wrote the bag: <c>bag-info.txt</c> states it or, if that file is missing, the bag contains a report of
    /// this library.
    /// </summary>
    public static bool IsOwn(BagInfo? info, BagCatalog catalog) =>
        info is null
            ? catalog.Paths.Find(ReportPath) is >= 0 and var id && catalog[id].IsThere
            : info[BagLabels.Software]?.StartsWith(BagWriter.Agent + "/", StringComparison.Ordinal) == true;

    /// <summary>
    /// Checks the base directory. Other files may be present (RFC 8493 §2.2.4), and exports leave them alone. Files with a meaning in BagIt
    /// are not permitted, because no export writes them and no tag manifest covers them.
    /// </summary>
    public Task CheckRootAsync(CancellationToken cancellationToken)
    {
        for (var id = 0; id < catalog.Count; id++)
        {
            if (
                catalog[id] is { IsThere: true, IsPayload: false, Manifests: 0 }
                && catalog.Paths[id] is var path
                && !path.Equals(BagWriter.TagManifest.Value, StringComparison.Ordinal)
                && !TagFiles.Contains(path, StringComparer.Ordinal)
                && BagVerification.IsOfBagIt(path)
            )
            {
                findings.Add(
                    ArchiveFindingKind.Unexpected,
                    path,
                    "It would be a part of the bag, but no archive of this library has such a file."
                );
            }
        }

        return CheckTagManifestAsync(cancellationToken);
    }

    // No other file covers the tag manifest, but only one content is valid.
    private async Task CheckTagManifestAsync(CancellationToken cancellationToken)
    {
        var path = BagWriter.TagManifest.Value;
        if (catalog.Paths.Find(path) is not (>= 0 and var id) || !catalog[id].IsThere)
        {
            findings.Add(ArchiveFindingKind.Missing, path, "Every archive of this library has this file.");
            return;
        }

        var expected = new StringBuilder();
        foreach (var name in TagFiles)
        {
            var digest = catalog.Paths.Find(name) is >= 0 and var file
                ? catalog.Digest(file, BagAlgorithm.Sha256)
                : default;
            expected.Append(Convert.ToHexStringLower(digest)).Append("  ").Append(name).Append('\n');
        }

        try
        {
            using var stream = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
            var content = new byte[expected.Length + 1];
            var length = await stream
                .ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            if (!content.AsSpan(0, length).SequenceEqual(Encoding.ASCII.GetBytes(expected.ToString())))
            {
                findings.Add(
                    ArchiveFindingKind.Malformed,
                    path,
                    "It differs from what this library writes: one line for each of the three other tag files."
                );
            }
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            findings.AddUnreadable(path);
        }
    }

    /// <summary>
    /// Checks the lists and the report. The digest check has already reported damaged files, so that they are only read as far as possible.
    /// </summary>
    public async Task CheckContentAsync(CancellationToken cancellationToken)
    {
        var index = ArchiveContentIndex.Of(catalog);
        var counts = new Dictionary<(ArchiveCategory, ArchiveScope), ContentCount>();
        var named = new bool[catalog.Count];
        foreach (var list in index.Lists)
        {
            counts[(list.Category, list.Scope)] = await CheckListAsync(list, named, cancellationToken).ConfigureAwait(false);
        }

        CheckUnnamed(named);
        await CheckReportAsync(counts, index.Documents, cancellationToken).ConfigureAwait(false);
    }

    private void CheckUnnamed(bool[] named)
    {
        for (var id = 0; id < named.Length; id++)
        {
            if (
                !named[id]
                && catalog[id] is { IsThere: true, IsPayload: true }
                && catalog.Paths[id] is var path
                && ArchiveContentIndex.PlaceOf(path).Kind is PayloadKind.Download or PayloadKind.Stray
            )
            {
                findings.Add(ArchiveFindingKind.Unexpected, path, "No line of the lists beside it names it.");
            }
        }
    }

    private ValueTask<Stream> OpenAsync(string path, CancellationToken cancellationToken) =>
        catalog.OpenAsync(files, path, cancellationToken);

    /// <summary>The content of a list.</summary>
    /// <param name="Entries">The number of its entries.</param>
    /// <param name="Files">The number of files that they refer to.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ContentCount(long Entries, long Files);
}
