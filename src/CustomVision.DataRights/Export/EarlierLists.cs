using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Export;

/// <summary>Finds the entries of earlier lists whose objects are missing from the current list at the same path.</summary>
internal sealed class EarlierLists(ExportContext context, IArchiveSink sink)
{
    private readonly ILookup<Guid, (ArchivePath List, string File)> _lists = context
        .Output.EarlierLists()
        .ToLookup(earlier => PayloadPlace.Of(earlier.List.Value).Scope.ProjectId!.Value);

    /// <summary>The projects that have earlier lists.</summary>
    public IEnumerable<Guid> Projects => _lists.Select(lists => lists.Key);

    /// <summary>Reads the newest entry of each object of a project.</summary>
    public async IAsyncEnumerable<UnlistedEntry> ReadAsync(Guid project, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var earlier in _lists[project].GroupBy(earlier => earlier.List).OrderBy(earlier => earlier.Key))
        {
            var list = earlier.Key;
            var known = await KeysAsync(list, cancellationToken).ConfigureAwait(false);
            foreach (var (_, file) in earlier)
            {
                var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
                await using var closing = stream.ConfigureAwait(false);
                await foreach (var entry in ListEntries.ReadAsync(stream, list, cancellationToken).ConfigureAwait(false))
                {
                    if ((entry.Id is not { } id || !context.IsLeftOut(id)) && known.Add(entry.Key))
                    {
                        yield return UnlistedEntry.Of(list, entry);
                    }
                }
            }
        }
    }

    private async Task<HashSet<object>> KeysAsync(ArchivePath list, CancellationToken cancellationToken)
    {
        var keys = new HashSet<object>();
        if (!context.Output.Exists(list))
        {
            return keys;
        }

        var stream = await sink.OpenReadAsync(BagWriter.Data.Append(list), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        await foreach (var entry in ListEntries.ReadAsync(stream!, list, cancellationToken).ConfigureAwait(false))
        {
            keys.Add(entry.Key);
        }

        return keys;
    }
}
