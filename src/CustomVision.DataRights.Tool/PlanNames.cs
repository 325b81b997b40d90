using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// The current names of the objects that a plan deletes. They are shown to the person who approves the plan, and never stored.
/// </summary>
internal static class PlanNames
{
    /// <summary>Reads the names from the service.</summary>
    /// <param name="exporter">The exporter that reads the names.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Each project with planned deletions, followed by those of its iterations and tags that are deleted.</returns>
    /// <exception cref="UsageException">The environment specifies a different resource than the plan.</exception>
    public static async Task<IReadOnlyList<NamedObject>> ReadAsync(
        IUserDataExporter exporter,
        ErasurePlan plan,
        CancellationToken cancellationToken
    )
    {
        var named = new List<NamedObject>();
        var projects = (await exporter.ExportProjectsAsync(cancellationToken)).ToDictionary(project => project.Id);
        foreach (var planned in ByProject(plan))
        {
            var project = projects.GetValueOrDefault(planned.Key);
            named.Add(Of(planned, ErasureObjectKind.Project, planned.Key, project?.Name));
            if (project is not null)
            {
                named.AddRange(await InProjectAsync(exporter, planned, cancellationToken));
            }
        }

        return named;
    }

    public static void Print(IReadOnlyList<NamedObject> names, ErasurePlan plan)
    {
        Terminal.Line(ConsoleTexts.Get("names.heading"));
        foreach (var planned in ByProject(plan))
        {
            var (images, predictions) = (Count(planned, ErasureObjectKind.Image), Count(planned, ErasureObjectKind.Prediction));
            foreach (var item in names.Where(item => item.ProjectId == planned.Key))
            {
                var name = item.Name is null ? ConsoleTexts.Get("names.gone") : ConsoleTexts.Format("quoted", item.Name);
                Terminal.Line(
                    item.Kind == ErasureObjectKind.Project
                        ? "  "
                            + ConsoleTexts.Format(
                                IsWhole(planned) ? "names.project.whole" : "names.project",
                                name,
                                item.Id,
                                ConsoleTexts.Count("count.images", images),
                                ConsoleTexts.Count("count.storedPredictions", predictions)
                            )
                        : "    " + ConsoleTexts.Format("names.object", ConsoleTexts.Of(item.Kind), name, item.Id)
                );
            }
        }
    }

    private static async Task<IReadOnlyList<NamedObject>> InProjectAsync(
        IUserDataExporter exporter,
        IGrouping<Guid, ErasureObject> planned,
        CancellationToken cancellationToken
    )
    {
        var iterations = await exporter.ExportIterationsAsync(planned.Key, cancellationToken);
        var tags = new Dictionary<Guid, string>();
        Add(await exporter.ExportTagsAsync(planned.Key, cancellationToken: cancellationToken));
        if (IsWhole(planned))
        {
            return
            [
                .. iterations.Select(iteration => Of(planned, ErasureObjectKind.Iteration, iteration.Id, iteration.Name)),
                .. tags.Select(tag => Of(planned, ErasureObjectKind.Tag, tag.Key, tag.Value)),
            ];
        }

        // A tag that has been renamed or deleted since still has its name in the iterations.
        foreach (var iteration in iterations.Where(_ => !Ids(planned, ErasureObjectKind.Tag).All(tags.ContainsKey)))
        {
            Add(await exporter.ExportTagsAsync(planned.Key, iteration.Id, cancellationToken));
        }

        return
        [
            .. Ids(planned, ErasureObjectKind.Iteration)
                .Select(id =>
                    Of(planned, ErasureObjectKind.Iteration, id, iterations.FirstOrDefault(iteration => iteration.Id == id)?.Name)
                ),
            .. Ids(planned, ErasureObjectKind.Tag).Select(id => Of(planned, ErasureObjectKind.Tag, id, tags.GetValueOrDefault(id))),
        ];

        void Add(IEnumerable<Tag> read)
        {
            foreach (var tag in read)
            {
                tags.TryAdd(tag.Id, tag.Name);
            }
        }
    }

    private static IEnumerable<IGrouping<Guid, ErasureObject>> ByProject(ErasurePlan plan) =>
        plan.Objects.Where(item => item.Kind != ErasureObjectKind.Account).GroupBy(item => item.ProjectId);

    private static bool IsWhole(IEnumerable<ErasureObject> project) => project.Any(item => item.Kind == ErasureObjectKind.Project);

    private static NamedObject Of(IGrouping<Guid, ErasureObject> project, ErasureObjectKind kind, Guid id, string? name) =>
        new()
        {
            ProjectId = project.Key,
            Kind = kind,
            Id = id,
            Name = name,
        };

    private static int Count(IEnumerable<ErasureObject> project, ErasureObjectKind kind) => Ids(project, kind).Count();

    private static IEnumerable<Guid> Ids(IEnumerable<ErasureObject> project, ErasureObjectKind kind) =>
        project.Where(item => item.Kind == kind).Select(item => item.Id);
}
