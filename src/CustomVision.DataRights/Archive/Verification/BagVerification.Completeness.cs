using System.Globalization;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>Checks completeness (RFC 8493 §3): every listed file is present, every present file is listed, and the totals agree.</content>
internal sealed partial class BagVerification
{
    private const uint PayloadBits = (1u << MostOfAKind) - 1;

    private void CheckCompleteness(int filesOnDisk)
    {
        if (!_content.HasPayload)
        {
            _findings.Add(ArchiveFindingKind.Missing, BagWriter.PayloadDirectory, "Every bag has a directory of this name.");
        }

        var all = (1u << _payloadManifests.Count) - 1;
        for (var id = 0; id < _catalog.Count; id++)
        {
            ref readonly var file = ref _catalog[id];
            var listed = file.Manifests & PayloadBits;
            if (!file.IsThere)
            {
                CheckAbsent(id, file);
            }
            else if (file.IsPayload && listed == 0 && all != 0)
            {
                _findings.Add(ArchiveFindingKind.Unexpected, _catalog.Paths[id], "No payload manifest lists it.");
            }

            // RFC 8493 §2.1.3 requires every payload manifest to list every file; in 0.97, one manifest is enough.
            if (_isVersion1 && listed != 0 && listed != all)
            {
                CheckDisagreement(id, listed);
            }
        }

        CheckOxum(filesOnDisk);
    }

    private void CheckAbsent(int id, in BagFile file)
    {
        if (file.Manifests == 0 || file.IsRefused)
        {
            return;
        }

        var path = _catalog.Paths[id];
        if (IsBehindRefusedLink(path))
        {
            _findings.Add(ArchiveFindingKind.UnsafePath, path, "It is behind a symbolic link that was not followed.");
        }
        else if (file.IsToFetch)
        {
            _findings.Add(ArchiveFindingKind.Missing, path, "It has not been fetched yet: fetch.txt names where it can be retrieved.");
        }
        else
        {
            _findings.Add(ArchiveFindingKind.Missing, path, $"{ManifestOf(file)} lists it, but it does not exist.");
        }
    }

    private void CheckDisagreement(int id, uint listed)
    {
        for (var i = 0; i < _payloadManifests.Count; i++)
        {
            if ((listed & (1u << i)) == 0)
            {
                _findings.Add(
                    ArchiveFindingKind.Malformed,
                    _payloadManifests[i],
                    $"It does not list {_catalog.Paths[id]}, which another manifest does."
                );
            }
        }
    }

    private void CheckOxum(int filesOnDisk)
    {
        if (_info?[BagLabels.PayloadOxum] is not { } oxum)
        {
            return;
        }

        var dot = oxum.IndexOf('.', StringComparison.Ordinal);
        if (
            dot < 0
            || !long.TryParse(oxum.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            || !long.TryParse(oxum.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var files)
        )
        {
            _findings.Add(
                ArchiveFindingKind.Malformed,
                "bag-info.txt",
                "Its Payload-Oxum is not a number of bytes, a dot and a number of files."
            );
            return;
        }

        var (bytesThere, filesThere) = (0L, 0L);
        for (var id = 0; id < filesOnDisk; id++)
        {
            ref readonly var file = ref _catalog[id];
            bytesThere += file is { IsPayload: true, IsThere: true } ? file.Length : 0;
            filesThere += file is { IsPayload: true, IsThere: true } ? 1 : 0;
        }

        if ((bytesThere, filesThere) != (bytes, files))
        {
            _findings.Add(
                ArchiveFindingKind.Changed,
                BagWriter.PayloadDirectory,
                FormattableString.Invariant(
                    $"The payload has {bytesThere} bytes in {filesThere} files; Payload-Oxum states {bytes} in {files}."
                )
            );
        }
    }

    private bool IsBehindRefusedLink(string path)
    {
        for (
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            _content.RefusedLinks.Count > 0 && slash > 0;
            slash = path.IndexOf('/', slash + 1)
        )
        {
            if (_content.RefusedLinks.Contains(path[..slash]))
            {
                return true;
            }
        }

        return false;
    }

    private string ManifestOf(in BagFile file)
    {
        var bit = uint.TrailingZeroCount(file.Manifests);
        return bit < MostOfAKind ? _payloadManifests[(int)bit] : _tagManifests[(int)bit - MostOfAKind];
    }

    private long CountListed()
    {
        var count = 0L;
        for (var id = 0; id < _catalog.Count; id++)
        {
            count += _catalog[id] is { IsThere: true, Manifests: not 0 } ? 1 : 0;
        }

        return count;
    }

    // Gets the tag files that this bag does not list (RFC 8493 §2.2.4), except those that have a meaning in BagIt.
    private IEnumerable<string> OtherFiles()
    {
        for (var id = 0; id < _catalog.Count; id++)
        {
            if (
                _catalog[id] is { IsThere: true, IsPayload: false, Manifests: 0 }
                && _catalog.Paths[id] is var path
                && !IsOfBagIt(path)
                && !(HasOldInfo && path is OldInfo)
            )
            {
                yield return path;
            }
        }
    }

    /// <summary>Gets whether a file name in the base directory has a meaning in BagIt.</summary>
    internal static bool IsOfBagIt(string path) =>
        path == BagWriter.Declaration.Value
        || path == BagWriter.Info.Value
        || path == Fetch
        || AlgorithmOf(path, "manifest-") is not null
        || AlgorithmOf(path, "tagmanifest-") is not null;

    // Gets the files that only manifests of other algorithms list.
    private IEnumerable<string> UncheckedFiles()
    {
        for (var id = 0; id < _catalog.Count; id++)
        {
            if (_catalog[id] is { IsThere: true, Manifests: not 0, Digests: 0 })
            {
                yield return _catalog.Paths[id];
            }
        }
    }
}
