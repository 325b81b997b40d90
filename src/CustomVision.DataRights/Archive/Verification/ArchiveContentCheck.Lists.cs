using System.Text.Json;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Hashing;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>Checks the lists, which contain the service's JSON for each object with the file and its digest appended.</content>
internal sealed partial class ArchiveContentCheck
{
    private async Task<ContentCount> CheckListAsync(ContentList list, bool[] named, CancellationToken cancellationToken)
    {
        var counts = default(ContentCount);
        try
        {
            var stream = await OpenAsync(list.Path, cancellationToken).ConfigureAwait(false);
            await using var closing = stream.ConfigureAwait(false);
            if (!list.Category.IsJsonLines)
            {
                using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
                if (document.RootElement.ValueKind != JsonValueKind.Array)
                {
                    throw new JsonException();
                }

                if (!list.Category.NamesFiles)
                {
                    return new ContentCount(document.RootElement.GetArrayLength(), 0);
                }

                foreach (var item in document.RootElement.EnumerateArray())
                {
                    counts = new ContentCount(counts.Entries + 1, counts.Files + CheckItem(list, counts.Entries + 1, item, named));
                }

                return counts;
            }

            // Lines without files are the service's original JSON, which the digest covers.
            if (!list.Category.NamesFiles)
            {
                return new ContentCount(await JsonLines.CountAsync(stream, cancellationToken).ConfigureAwait(false), 0);
            }

            await foreach (var line in JsonLines.ReadAsync(stream, ArchivePath.Parse(list.Path), cancellationToken).ConfigureAwait(false))
            {
                counts = new ContentCount(counts.Entries + 1, counts.Files + CheckItem(list, line.Number, line.Element, named));
            }
        }
        catch (Exception broken) when (IsBrokenJson(broken) || broken is ArchiveFormatException)
        {
            findings.Add(
                ArchiveFindingKind.Malformed,
                list.Path,
                FormattableString.Invariant($"It is not valid JSON after {counts.Entries} objects.")
            );
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            findings.AddUnreadable(list.Path);
        }

        return counts;
    }

    private long CheckItem(ContentList list, long number, JsonElement item, bool[] named)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Malformed(list, number, "it is not an object");
            return 0;
        }

        if (!item.TryGetProperty(ListLine.Members[0].File, out _))
        {
            Malformed(list, number, "it does not name its file");
            return 0;
        }

        var count = 0L;
        foreach (var members in ListLine.Members)
        {
            if (!ListLine.TryRead(item, members, out var file, out var sha256))
            {
                Malformed(list, number, $"{members.File} and {members.Digest} are not a path and a digest, nor both null");
            }
            else if (file is not null)
            {
                CheckNamed(list, number, file, sha256, named);
            }

            count += file is null ? 0 : 1;
        }

        return count;
    }

    private void CheckNamed(ContentList list, long number, string file, Sha256Digest sha256, bool[] named)
    {
        if (ListLine.Resolve(list.Below, file) is not { } below)
        {
            findings.Add(
                ArchiveFindingKind.UnsafePath,
                file,
                FormattableString.Invariant($"{list.Path}, line {number}: it points outside the payload. It was not followed.")
            );
            return;
        }

        var path = string.Concat(BagWriter.PayloadPrefix, below.Value);
        var id = catalog.Paths.Find(path);
        if (id < 0 || (catalog[id].Digests & BagAlgorithm.Sha256.Bit) == 0)
        {
            findings.Add(
                ArchiveFindingKind.Missing,
                path,
                FormattableString.Invariant($"{list.Path}, line {number}, names it, but the manifest does not.")
            );
            return;
        }

        named[id] = true;
        if (new Sha256Digest(catalog.Digest(id, BagAlgorithm.Sha256)) != sha256)
        {
            findings.Add(
                ArchiveFindingKind.Changed,
                path,
                FormattableString.Invariant($"{list.Path}, line {number}, gives another digest than the manifest.")
            );
        }
    }

    private void Malformed(ContentList list, long number, string what) =>
        findings.Add(ArchiveFindingKind.Malformed, list.Path, FormattableString.Invariant($"Line {number}: {what}."));
}
