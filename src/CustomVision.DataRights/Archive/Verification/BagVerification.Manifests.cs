using System.Buffers;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>Reads the payload and tag manifests (RFC 8493 §2.1.3 and §2.2.1) and fetch.txt (§2.2.3).</content>
internal sealed partial class BagVerification
{
    private const string Fetch = "fetch.txt";

    // The lower half of a file's bits is for payload manifests, the upper half for tag manifests.
    private const int MostOfAKind = 16;

    private readonly List<string> _payloadManifests = [];
    private readonly List<string> _tagManifests = [];

    private async Task ReadManifestsAsync()
    {
        foreach (var name in _content.RootFiles.Order(StringComparer.Ordinal))
        {
            if (AlgorithmOf(name, "manifest-") is { } algorithm)
            {
                await ReadManifestAsync(name, algorithm, _payloadManifests, 0).ConfigureAwait(false);
            }
            else if (AlgorithmOf(name, "tagmanifest-") is { } tagAlgorithm)
            {
                await ReadManifestAsync(name, tagAlgorithm, _tagManifests, MostOfAKind).ConfigureAwait(false);
            }
        }

        if (_payloadManifests.Count == 0 && _hasDeclaration)
        {
            _findings.Add(
                ArchiveFindingKind.Missing,
                BagWriter.Manifest.Value,
                "There is no payload manifest of any algorithm: the archive was never finished, or lost it."
            );
        }
    }

    private static string? AlgorithmOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
        && name.Length > prefix.Length + 4
            ? name[prefix.Length..^4].ToLowerInvariant().Replace("-", string.Empty, StringComparison.Ordinal)
            : null;

    private async Task ReadManifestAsync(string name, string algorithmName, List<string> kind, int firstBit)
    {
        if (kind.Count == MostOfAKind)
        {
            _findings.Add(ArchiveFindingKind.Malformed, name, "There are more manifests than there are algorithms. This one was not read.");
            return;
        }

        var isPayload = firstBit == 0;
        var bit = 1u << (firstBit + kind.Count);
        kind.Add(name);
        var algorithm = BagAlgorithm.Find(algorithmName);
        (algorithm is null ? _notChecked : _checked).Add(algorithmName);
        await ReadLinesAsync(name, lines => ReadEntry(name, lines, algorithm, isPayload, bit)).ConfigureAwait(false);
    }

    private void ReadEntry(string manifest, TagLineReader lines, BagAlgorithm? algorithm, bool isPayload, uint bit)
    {
        var line = lines.Line;
        if (line.IsWhiteSpace())
        {
            return;
        }

        var space = line.IndexOfAny(' ', '\t');
        var written = space < 0 ? default : line[space..].TrimStart(" \t");
        if (space <= 0 || written.IsEmpty || line[..space].ContainsAnyExcept(HexDigits))
        {
            Malformed(manifest, lines.Number, "it is not a digest and a path");
            return;
        }

        // md5sum marks binary files with an asterisk, which 0.97 allows.
        if (written[0] == '*' && (isPayload || !_isVersion1))
        {
            written = written[1..];
        }

        if (ReadPath(manifest, lines.Number, written, mustBePayload: isPayload) is not { } path)
        {
            return;
        }

        if (
            !isPayload
            && (path.StartsWith(BagWriter.PayloadPrefix, StringComparison.Ordinal) || AlgorithmOf(path, "tagmanifest-") is not null)
        )
        {
            Malformed(manifest, lines.Number, "a tag manifest lists no payload file and no tag manifest");
            return;
        }

        var id = _catalog.Add(path);
        ref var file = ref _catalog[id];
        var isListed = (file.Manifests & bit) != 0;
        file.Manifests |= bit;
        if (isListed && _isVersion1)
        {
            Malformed(manifest, lines.Number, "the file is listed twice");
        }

        if (algorithm is not null)
        {
            ReadDigest(manifest, lines.Number, line[..space], algorithm, id);
        }
    }

    private void ReadDigest(string manifest, int line, ReadOnlySpan<char> hex, BagAlgorithm algorithm, int id)
    {
        Span<byte> digest = stackalloc byte[algorithm.Size];
        if (hex.Length != algorithm.Size * 2 || Convert.FromHexString(hex, digest, out _, out _) != OperationStatus.Done)
        {
            Malformed(manifest, line, $"its digest does not have the length of {algorithm.Name}");
            return;
        }

        ref var file = ref _catalog[id];
        var expected = _catalog.Digest(id, algorithm);
        if ((file.Digests & algorithm.Bit) == 0)
        {
            file.Digests |= algorithm.Bit;
            digest.CopyTo(expected);
        }
        else if (!digest.SequenceEqual(expected))
        {
            Malformed(manifest, line, "the file is listed twice, with different digests");
        }
    }

    private string? ReadPath(string tagFile, int line, ReadOnlySpan<char> written, bool mustBePayload)
    {
        if (BagPath.Read(written, decode: _isVersion1, out var path) is var (kind, text))
        {
            _findings.Add(
                kind,
                kind == ArchiveFindingKind.UnsafePath ? written.ToString() : tagFile,
                FormattableString.Invariant($"{tagFile}, line {line}: {text}")
            );
            return null;
        }

        if (mustBePayload && !path.StartsWith(BagWriter.PayloadPrefix, StringComparison.Ordinal))
        {
            Malformed(tagFile, line, "it lists a file outside data/");
            return null;
        }

        return path;
    }

    private Task ReadFetchAsync() => IsThere(Fetch) ? ReadLinesAsync(Fetch, ReadFetchLine) : Task.CompletedTask;

    // A line consists of a URL, a length or "-", and a path.
    private void ReadFetchLine(TagLineReader lines)
    {
        var line = lines.Line;
        if (line.IsWhiteSpace())
        {
            return;
        }

        var afterUrl = line.IndexOfAny(' ', '\t');
        var rest = afterUrl <= 0 ? default : line[afterUrl..].TrimStart(" \t");
        var afterLength = rest.IndexOfAny(' ', '\t');
        var length = -1L;
        if (
            afterLength <= 0
            || (
                rest[..afterLength] is not "-"
                && !long.TryParse(rest[..afterLength], System.Globalization.NumberStyles.None, null, out length)
            )
        )
        {
            Malformed(Fetch, lines.Number, "it is not a URL, a length and a path");
            return;
        }

        if (ReadPath(Fetch, lines.Number, rest[afterLength..].TrimStart(" \t"), mustBePayload: true) is not { } path)
        {
            return;
        }

        ref var file = ref _catalog[_catalog.Add(path)];
        file.IsToFetch = true;
        if (file.Manifests == 0)
        {
            Malformed(Fetch, lines.Number, "no payload manifest lists its file");
        }

        if (file.IsThere && length >= 0 && file.Length != length)
        {
            _findings.Add(
                ArchiveFindingKind.Changed,
                path,
                FormattableString.Invariant($"It has {file.Length} bytes; fetch.txt states {length}.")
            );
        }
    }

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
}
