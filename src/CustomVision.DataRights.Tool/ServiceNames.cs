using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// The current names of projects and iterations in the service. Plans and receipts contain only ids; an object whose name cannot be read is
/// shown by its id.
/// </summary>
internal sealed class ServiceNames
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Guid, string> _names = [];

    private ServiceNames() { }

    /// <summary>Reads the names of projects and of their iterations.</summary>
    /// <param name="exporter">The exporter that reads the names.</param>
    /// <param name="projects">The ids of the projects.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. After a cancellation, the remaining names are missing.
    /// </param>
    public static async Task<ServiceNames> ReadAsync(
        IUserDataExporter exporter,
        IEnumerable<Guid> projects,
        CancellationToken cancellationToken
    )
    {
        var names = new ServiceNames();
        var wanted = projects.Where(project => project != Guid.Empty).ToHashSet();
        if (wanted.Count == 0)
        {
            return names;
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            foreach (var project in (await exporter.ExportProjectsAsync(both.Token)).Where(project => wanted.Contains(project.Id)))
            {
                names._names[project.Id] = project.Name;
                foreach (var iteration in await exporter.ExportIterationsAsync(project.Id, both.Token))
                {
                    names._names[iteration.Id] = iteration.Name;
                }
            }
        }
        catch (Exception fault) when (fault is DataRightsException or OperationCanceledException)
        {
            // Names are optional: the output falls back to ids.
        }

        return names;
    }

    /// <summary>Gets the display text of an object of an erasure, with its location.</summary>
    public string Of(ErasureObject item)
    {
        var text = item.Kind switch
        {
            ErasureObjectKind.Project => ProjectOf(item.Id),
            ErasureObjectKind.Iteration => IterationOf(item.Id),
            var kind => $"{ConsoleTexts.Of(kind)} {item.Id}",
        };
        if (item.Kind is not (ErasureObjectKind.Project or ErasureObjectKind.Account))
        {
            text =
                item.ProjectId == Guid.Empty
                    ? ConsoleTexts.Format("place.unstated", text)
                    : ConsoleTexts.Format("place.of", text, ProjectOf(item.ProjectId));
        }

        return item.Iterations.Count == 0
            ? text
            : ConsoleTexts.Format("place.in", text, string.Join(", ", item.Iterations.Select(IterationOf)));
    }

    private string ProjectOf(Guid id) => Place.OfProject(id, _names.GetValueOrDefault(id));

    private string IterationOf(Guid id) => Place.OfIteration(id, _names.GetValueOrDefault(id));
}
