using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Finds the lines of former lists whose objects the present list of the same place no longer has.</summary>
internal sealed class FormerLines(ExportContext context, DirectoryArchiveSink directory)
{
    public async Task<Dictionary<Guid, List<FormerLine>>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, List<FormerLine>>();
        foreach (var former in context.Output.FormerLists().GroupBy(former => former.List).OrderBy(former => former.Key))
        {
            var list = former.Key;
            var segments = list.Value.Split('/');
            var scope = new Scope(Guid.Parse(segments[1]), segments[2] == "iterations" ? Guid.Parse(segments[3]) : null);
            var known = await KeysAsync(list, cancellationToken).ConfigureAwait(false);
            foreach (var (_, file) in former)
            {
                var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
                await using var closing = stream.ConfigureAwait(false);
                foreach (var text in await GoneLines.ReadAsync(stream, list, cancellationToken).ConfigureAwait(false))
                {
                    if (GoneLines.Read(text, list) is { } line && (line.Id is not { } id || !context.LeftOut.Contains(id)) && known.Add(line.Key))
                    {
                        (found.TryGetValue(scope.ProjectId!.Value, out var lines) ? lines : found[scope.ProjectId.Value] = []).Add(new FormerLine(list, CategoryOf(segments), scope, line));
                    }
                }
            }
        }

        return found;
    }

    private async Task<HashSet<string>> KeysAsync(ArchivePath list, CancellationToken cancellationToken)
    {
        if (!context.Output.Exists(list))
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        var stream = await directory.OpenReadAsync(BagWriter.Data.Append(list), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        var lines = await GoneLines.ReadAsync(stream!, list, cancellationToken).ConfigureAwait(false);
        return lines.Select(line => GoneLines.Read(line, list)?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
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
