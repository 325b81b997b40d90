using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>The lists: the service's JSON for each object, with the file and its digest added.</content>
internal sealed partial class OwnBagCheck
{
    // Each rendition of an image that can be asked for has a pair of its own; every line has the first.
    private static readonly (string File, string Digest)[] Pairs =
    [
        ("file", "sha256"), ("resizedFile", "resizedSha256"), ("thumbnailFile", "thumbnailSha256"),
    ];

    private async Task<OwnCounts> CheckListAsync(OwnList list, bool[] named, CancellationToken cancellationToken)
    {
        var counts = default(OwnCounts);
        try
        {
            var stream = Open(list.Path);
            await using var closing = stream.ConfigureAwait(false);
            if (list.IsArray)
            {
                using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
                if (document.RootElement.ValueKind != JsonValueKind.Array)
                {
                    throw new JsonException();
                }

                if (!list.NamesFiles)
                {
                    return new OwnCounts(document.RootElement.GetArrayLength(), 0);
                }

                foreach (var item in document.RootElement.EnumerateArray())
                {
                    counts = new OwnCounts(counts.Items + 1, counts.Files + CheckItem(list, counts.Items + 1, item, named));
                }

                return counts;
            }

            // A line that names no file is the service's own word: its digest vouches for it.
            if (!list.NamesFiles)
            {
                return new OwnCounts(await JsonLines.CountAsync(stream, cancellationToken).ConfigureAwait(false), 0);
            }

            await foreach (var line in JsonLines.ReadAsync(stream, ArchivePath.Parse(list.Path), cancellationToken).ConfigureAwait(false))
            {
                counts = new OwnCounts(counts.Items + 1, counts.Files + CheckItem(list, line.Number, line.Element, named));
            }
        }
        catch (Exception broken) when (IsBrokenJson(broken) || broken is ArchiveFormatException)
        {
            findings.Add(ArchiveFindingKind.Malformed, list.Path, FormattableString.Invariant($"It is not valid JSON after {counts.Items} objects."));
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            findings.Add(ArchiveFindingKind.Missing, list.Path, "The file is there and can't be read.");
        }

        return counts;
    }

    private long CheckItem(OwnList list, long number, JsonElement item, bool[] named)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Malformed(list, number, "it is not an object");
            return 0;
        }

        if (!item.TryGetProperty(Pairs[0].File, out _))
        {
            Malformed(list, number, "it does not say which file it is about");
            return 0;
        }

        var files = 0L;
        foreach (var (file, digest) in Pairs)
        {
            files += CheckPair(list, number, item, file, digest, named) ? 1 : 0;
        }

        return files;
    }

    private bool CheckPair(OwnList list, long number, JsonElement item, string fileMember, string digestMember, bool[] named)
    {
        var hasFile = item.TryGetProperty(fileMember, out var file) && file.ValueKind != JsonValueKind.Null;
        var hasDigest = item.TryGetProperty(digestMember, out var digest) && digest.ValueKind != JsonValueKind.Null;
        if (!hasFile && !hasDigest)
        {
            return false;
        }

        if (!hasFile || !hasDigest || file.ValueKind != JsonValueKind.String || digest.ValueKind != JsonValueKind.String
            || !Sha256Digest.TryParse(digest.GetString(), out var sha256))
        {
            Malformed(list, number, $"{fileMember} and {digestMember} are not a path and a digest, nor both null");
            return hasFile;
        }

        CheckNamed(list, number, file.GetString()!, sha256, named);
        return true;
    }

    private void CheckNamed(OwnList list, long number, string file, Sha256Digest sha256, bool[] named)
    {
        if (Resolve(list.Directory, file) is not { } path)
        {
            findings.Add(ArchiveFindingKind.UnsafePath, file, FormattableString.Invariant($"{list.Path}, line {number}: it leads out of the payload. It was not followed."));
            return;
        }

        var id = catalog.Paths.Find(path);
        if (id < 0 || (catalog[id].Digests & (1 << BagAlgorithm.Sha256)) == 0)
        {
            findings.Add(ArchiveFindingKind.Missing, path, FormattableString.Invariant($"{list.Path}, line {number}, names it, and the manifest does not."));
            return;
        }

        named[id] = true;
        if (new Sha256Digest(catalog.Digest(id, BagAlgorithm.All[BagAlgorithm.Sha256])) != sha256)
        {
            findings.Add(ArchiveFindingKind.Changed, path, FormattableString.Invariant($"{list.Path}, line {number}, gives another digest than the manifest."));
        }
    }

    private static string? Resolve(string directory, string file)
    {
        var segments = new List<string>(directory.Split('/'));
        foreach (var segment in file.Split('/'))
        {
            if (segment is "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                segments.Add(segment);
            }

            // Never above data/, not even for a step.
            if (segments.Count == 0 || segments[0] is not "data")
            {
                return null;
            }
        }

        return ArchivePath.TryParse(string.Join('/', segments), out var path) ? path.Value : null;
    }

    private void Malformed(OwnList list, long number, string what) =>
        findings.Add(ArchiveFindingKind.Malformed, list.Path, FormattableString.Invariant($"Line {number}: {what}."));
}
