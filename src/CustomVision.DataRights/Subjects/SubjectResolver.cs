using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Subjects;

/// <summary>
/// Resolves the tag names of a selector for each project. A project's tags are those of its workspace and those of its iterations: a tag
/// that was deleted and recreated keeps its old id in the iterations.
/// </summary>
internal sealed class SubjectResolver
{
    private readonly SubjectSelector _selector;
    private readonly string _source;
    private readonly HashSet<string> _namesFound = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _idsFound = [];

    /// <param name="selector">The selector.</param>
    /// <param name="source">The origin of the selector, for messages.</param>
    public SubjectResolver(SubjectSelector selector, string source = "the selector")
    {
        if (selector.IsEmpty)
        {
            throw new DataRightsException(
                "The subject selector is empty, which would select everyone. Set at least one of its members."
            );
        }

        (_selector, _source) = (selector, source);
    }

    /// <summary>Resolves the selector for one project.</summary>
    /// <param name="projectId">The id of the project.</param>
    /// <param name="tagLists">The tags of the workspace and of each iteration. Names are unique within each list.</param>
    public SubjectMatcher Resolve(Guid projectId, IEnumerable<IReadOnlyCollection<Tag>> tagLists)
    {
        if (_selector.TagNames.Count == 0 && _selector.TagIds.Count == 0)
        {
            return new SubjectMatcher(_selector, null);
        }

        var chosen = new HashSet<Guid>();
        foreach (var tags in tagLists)
        {
            foreach (var tag in tags.Where(tag => _selector.TagIds.Contains(tag.Id)))
            {
                chosen.Add(tag.Id);
                _idsFound.Add(tag.Id);
            }

            foreach (var name in _selector.TagNames)
            {
                var named = tags.Where(tag => string.Equals(tag.Name, name, StringComparison.Ordinal)).ToList();
                if (named.Count > 1)
                {
                    throw new DataRightsException(
                        $"A tag name of {_source} (number {_selector.TagNames.IndexOf(name) + 1}) is ambiguous in project {projectId}: "
                            + $"{string.Join(", ", named.Select(tag => tag.Id))}. Choose the tag by its id."
                    );
                }

                foreach (var tag in named)
                {
                    chosen.Add(tag.Id);
                    _namesFound.Add(name);
                }
            }
        }

        return new SubjectMatcher(_selector, chosen);
    }

    /// <summary>
    /// Creates the rule for one project. Names are resolved separately for each set, so that the earlier name of a renamed tag matches only
    /// in the models of that time.
    /// </summary>
    /// <param name="projectId">The id of the project.</param>
    /// <param name="workspace">The tags of the workspace.</param>
    /// <param name="iterations">The tags of each iteration.</param>
    public SubjectRule ResolveSets(
        Guid projectId,
        IReadOnlyCollection<Tag> workspace,
        IReadOnlyDictionary<Guid, IReadOnlyCollection<Tag>> iterations
    )
    {
        var ofWorkspace = Resolve(projectId, [workspace]);
        var ofIterations = iterations.ToDictionary(set => set.Key, set => Resolve(projectId, [set.Value]));

        // A model that was trained after the tags were read has the tags of the workspace.
        return new SubjectRule(
            (image, iteration) => (iteration is { } id ? ofIterations.GetValueOrDefault(id, ofWorkspace) : ofWorkspace).Matches(image)
        );
    }

    /// <summary>
    /// Throws if no project in scope has one of the selector's tags, because an empty result for such a tag would suggest that no data is
    /// held.
    /// </summary>
    public void EnsureEveryTagWasFound()
    {
        var names = _selector
            .TagNames.Select((name, index) => (name, index))
            .Where(entry => !_namesFound.Contains(entry.name))
            .Select(entry => entry.index + 1)
            .ToList();
        if (names.Count > 0)
        {
            throw new DataRightsException(
                $"No project in scope has a tag of the name that {_source} gives as number {string.Join(", ", names)}. Names are compared "
                    + $"exactly; check spelling and case, or choose by id."
            );
        }

        var ids = _selector.TagIds.Where(id => !_idsFound.Contains(id)).ToList();
        if (ids.Count > 0)
        {
            throw new DataRightsException($"No project in scope has the tag {string.Join(", ", ids)} that {_source} names.");
        }
    }
}
