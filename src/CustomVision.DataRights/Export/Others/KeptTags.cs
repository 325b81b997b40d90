using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Others;

/// <summary>
/// The tags of the subject in each set of one project. A renamed tag keeps its earlier meaning in the iterations that were trained before.
/// </summary>
internal sealed class KeptTags
{
    private readonly IReadOnlySet<Guid> _workspace;
    private readonly Dictionary<Guid, IReadOnlySet<Guid>> _iterations;

    private KeptTags(IReadOnlySet<Guid> workspace, Dictionary<Guid, IReadOnlySet<Guid>> iterations) =>
        (_workspace, _iterations) = (workspace, iterations);

    /// <param name="resolvers">The resolvers for the subject's tags and for the further tags that the request keeps; null for none.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="workspace">The tags of the workspace.</param>
    /// <param name="iterations">The tags of each iteration.</param>
    public static KeptTags Of(
        IReadOnlyList<SubjectResolver?> resolvers,
        Guid projectId,
        IReadOnlyCollection<Tag> workspace,
        IReadOnlyDictionary<Guid, IReadOnlyCollection<Tag>> iterations
    )
    {
        IReadOnlySet<Guid> Ids(IReadOnlyCollection<Tag> tags) =>
            resolvers.SelectMany(resolver => (IEnumerable<Guid>?)resolver?.Resolve(projectId, [tags]).TagIds ?? []).ToHashSet();
        return new KeptTags(Ids(workspace), iterations.ToDictionary(set => set.Key, set => Ids(set.Value)));
    }

    /// <summary>
    /// Gets the subject's tags in an iteration or in the workspace. For an iteration that was trained after the tags were read, these are
    /// the tags of the workspace.
    /// </summary>
    public IReadOnlySet<Guid> In(Guid? iterationId) => iterationId is { } id ? _iterations.GetValueOrDefault(id, _workspace) : _workspace;
}
