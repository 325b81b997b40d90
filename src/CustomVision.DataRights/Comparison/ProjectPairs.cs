using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Comparison;

/// <summary>
/// Pairs the projects of two archives: by name, as after a restore, otherwise by id, as for a project that was renamed between the exports.
/// </summary>
internal static class ProjectPairs
{
    public static IReadOnlyList<(ArchivedProject? First, ArchivedProject? Second)> Match(
        IReadOnlyList<ArchivedProject> first,
        IReadOnlyList<ArchivedProject> second,
        ComparisonOptions options
    )
    {
        var left = second.ToList();
        var pairs = first
            .Where(project => options.ProjectIds.Count == 0 || options.ProjectIds.Contains(project.Id))
            .Select(project => ((ArchivedProject? First, ArchivedProject? Second))(project, null))
            .ToList();

        // Names take precedence: a restored project may have the id of another project of the archive, because ids are not secret.
        Pair((project, other) => other.Id == project.Id && IsNamed(project, other));
        Pair(IsNamed);
        Pair((project, other) => other.Id == project.Id);
        return options.ProjectIds.Count > 0
            ? pairs
            : [.. pairs, .. left.Select(project => ((ArchivedProject?)null, (ArchivedProject?)project))];

        bool IsNamed(ArchivedProject project, ArchivedProject other) =>
            string.Equals(other.Name, project.Name + options.NameSuffix, StringComparison.Ordinal);

        void Pair(Func<ArchivedProject, ArchivedProject, bool> isPair)
        {
            for (var at = 0; at < pairs.Count; at++)
            {
                if (pairs[at] is ({ } project, null))
                {
                    pairs[at] = (project, Take(left, other => isPair(project, other)));
                }
            }
        }
    }

    private static ArchivedProject? Take(List<ArchivedProject> projects, Predicate<ArchivedProject> isWanted)
    {
        var at = projects.FindIndex(isWanted);
        if (at < 0)
        {
            return null;
        }

        var found = projects[at];
        projects.RemoveAt(at);
        return found;
    }
}
