using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Finds the lines of former lists whose objects the present list of the same place no longer has.</summary>
internal sealed class FormerLines(ExportContext context, DirectoryArchiveSink directory)
{
    private readonly ILookup<Guid, (ArchivePath List, string File)> _lists = context.Output.FormerLists().ToLookup(former => Guid.Parse(former.List.Value.Split('/')[1]));

    /// <summary>The projects of which there are former lists.</summary>
    public IEnumerable<Guid> Projects => _lists.Select(lists => lists.Key);

    /// <summary>Reads the lines of a project, the newest words about each object.</summary>
    public async IAsyncEnumerable<FormerLine> ReadAsync(Guid project, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var former in _lists[project].GroupBy(former => former.List).OrderBy(former => former.Key))
        {
            var list = former.Key;
            var segments = list.Value.Split('/');
            var scope = new Scope(project, segments[2] == "iterations" ? Guid.Parse(segments[3]) : null);
            var known = await KeysAsync(list, cancellationToken).ConfigureAwait(false);
            foreach (var (_, file) in former)
            {
                var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
                await using var closing = stream.ConfigureAwait(false);
                await foreach (var line in GoneLines.ReadAsync(stream, list, cancellationToken).ConfigureAwait(false))
                {
                    if ((line.Id is not { } id || !context.IsLeftOut(id)) && known.Add(line.Key))
                    {
                        yield return new FormerLine(list, CategoryOf(segments), scope, line);
                    }
                }
            }
        }
    }

    private async Task<HashSet<string>> KeysAsync(ArchivePath list, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (!context.Output.Exists(list))
        {
            return keys;
        }

        var stream = await directory.OpenReadAsync(BagWriter.Data.Append(list), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        await foreach (var line in GoneLines.ReadAsync(stream!, list, cancellationToken).ConfigureAwait(false))
        {
            keys.Add(line.Key);
        }

        return keys;
    }

    private static string CategoryOf(string[] segments) => segments[^1] switch
    {
        "images.jsonl" => segments[2] == "iterations" ? CategoryKeys.IterationImages : CategoryKeys.Images,
        "predictions.jsonl" => CategoryKeys.Predictions,
        "image-performances.jsonl" => CategoryKeys.ImagePerformance,
        "suggestions.jsonl" => CategoryKeys.Suggestions,
        "exports.json" => CategoryKeys.Models,
        _ => CategoryKeys.Tags,
    };
}
