using System.Collections.Concurrent;

namespace CustomVision.DataRights.Export.Units;

/// <content>The images that already belong to a unit.</content>
internal sealed partial class UnitLister
{
    // The images of a project that already belong to a unit. An image can be in many sets, but only one unit downloads it. Reconstructed
    // from the store after a restart.
    private readonly ConcurrentDictionary<(string Store, Guid Project), HashSet<Guid>> _seen = new();

    private async Task<HashSet<Guid>> SeenAsync(IUnitStore work, Guid project, UnitPosition position, CancellationToken cancellationToken)
    {
        var key = (work.Location, project);
        if (position is { Set: 0, Skip: 0 })
        {
            return _seen[key] = [];
        }

        if (_seen.TryGetValue(key, out var seen))
        {
            return seen;
        }

        seen = [];
        var here = UnitNames.Unit(project, position.Set, position.Skip);
        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var prefix in (string[])[UnitNames.Pages(string.Empty), UnitNames.Links(string.Empty)])
        {
            await foreach (var name in work.ListAsync(prefix + UnitNames.Of(project), cancellationToken).ConfigureAwait(false))
            {
                var unit = name[prefix.Length..];
                if (
                    string.CompareOrdinal(unit, here) < 0
                    && units.Add(unit)
                    && await FindAsync(work, unit, cancellationToken).ConfigureAwait(false) is { } text
                )
                {
                    seen.UnionWith(text.Pages.SelectMany(page => page.Images).Select(image => image.Value.Id));
                }
            }
        }

        return _seen[key] = seen;
    }

    private static async Task<UnitText?> FindAsync(IUnitStore work, string unit, CancellationToken cancellationToken) =>
        (
            await work.FindAsync(UnitNames.Links(unit), cancellationToken).ConfigureAwait(false)
            ?? await work.FindAsync(UnitNames.Pages(unit), cancellationToken).ConfigureAwait(false)
        )
            is { } content
            ? UnitText.Read(content)
            : null;
}
