using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Subjects;

/// <summary>
/// Resolves the tag names of a selector, project by project. A project's own tags are those of its workspace and those that its iterations
/// hold: a tag that was deleted and made again lives on under its old id in the iterations.
/// </summary>
internal sealed class SubjectResolver
{
    private readonly SubjectSelector _selector;
    private readonly string _source;
    private readonly HashSet<string> _namesFound = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _idsFound = [];

    /// <param name="selector">The selector.</param>
    /// <param name="source">Where its tags come from, as messages say it.</param>
    public SubjectResolver(SubjectSelector selector, string source = "the selector")
    {
        if (selector.IsEmpty)
        {
            throw new DataRightsException(
                "The subject selector names nothing, which would select everyone. Set at least one of its members."
            );
        }

        (_selector, _source) = (selector, source);
    }

    /// <summary>The matcher for one project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagLists">The tags of the workspace, and those of each iteration; names are unique within one list.</param>
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
    /// The rule for one project: names are resolved set by set, so that a tag that was renamed keeps its earlier name in the models of that
    /// time, and there alone.
    /// </summary>
    /// <param name="projectId">The project.</param>
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

        // A model that was trained since the tags were read has the workspace's.
        return new SubjectRule(
            (image, iteration) => (iteration is { } id ? ofIterations.GetValueOrDefault(id, ofWorkspace) : ofWorkspace).Matches(image)
        );
    }

    /// <summary>
    /// Ends the resolution: a tag that no project in scope has is an error, since nothing found for it would look like nothing held.
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
