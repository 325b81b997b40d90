using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tool;

/// <summary>Detects misspelled tag names. The library's messages contain no names, so the command line has to point them out.</summary>
internal static class TagSpelling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs work that resolves tag names. If it fails and a name does not exist in scope, the error states this.</summary>
    /// <param name="exporter">The exporter that reads the tags.</param>
    /// <param name="typed">The names on the command line.</param>
    /// <param name="projects">The projects in scope; empty for all.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="UnknownTagException">A name on the command line is not the name of a tag.</exception>
    public static async Task<T> CheckAsync<T>(
        IUserDataExporter exporter,
        IReadOnlyCollection<string> typed,
        IReadOnlyCollection<Guid> projects,
        Func<Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await work();
        }
        catch (DataRightsException fault) when (typed.Count > 0 && fault is not (TrainingApiException or ExportConflictException))
        {
            if (
                await KnownAsync(exporter, projects, cancellationToken) is { } known
                && typed.Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } unknown
            )
            {
                throw new UnknownTagException([.. unknown.Select(name => UnknownTag.Of(name, known))], fault);
            }

            throw;
        }
    }

    // Returns null if not every name could be read: an unknown name cannot be detected then.
    private static async Task<HashSet<string>?> KnownAsync(
        IUserDataExporter exporter,
        IReadOnlyCollection<Guid> projects,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(Patience, Invocation.Current.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var known = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var project in await exporter.ExportProjectsAsync(both.Token))
            {
                if (projects.Count > 0 && !projects.Contains(project.Id))
                {
                    continue;
                }

                known.UnionWith((await exporter.ExportTagsAsync(project.Id, cancellationToken: both.Token)).Select(tag => tag.Name));
                foreach (var iteration in await exporter.ExportIterationsAsync(project.Id, both.Token))
                {
                    known.UnionWith((await exporter.ExportTagsAsync(project.Id, iteration.Id, both.Token)).Select(tag => tag.Name));
                }
            }

            return known;
        }
        catch (Exception fault)
            when (fault is DataRightsException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
