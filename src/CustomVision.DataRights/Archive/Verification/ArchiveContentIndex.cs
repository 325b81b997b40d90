using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The lists of an archive of this library, and the documents that the report counts.</summary>
internal sealed class ArchiveContentIndex
{
    private readonly List<ContentList> _lists = [];
    private readonly Dictionary<(ArchiveCategory, ArchiveScope), long> _documents = [];

    private ArchiveContentIndex() { }

    /// <summary>All existing lists, by path.</summary>
    public IReadOnlyList<ContentList> Lists => _lists;

    /// <summary>
    /// The number of documents that a row of the report counts; for example, a project's row counts the documents of its iterations.
    /// </summary>
    public IReadOnlyDictionary<(ArchiveCategory Category, ArchiveScope Scope), long> Documents => _documents;

    /// <summary>Finds the lists and documents.</summary>
    public static ArchiveContentIndex Of(BagCatalog catalog)
    {
        var index = new ArchiveContentIndex();
        for (var id = 0; id < catalog.Count; id++)
        {
            if (catalog[id] is { IsThere: true, IsPayload: true })
            {
                index.Add(catalog.Paths[id]);
            }
        }

        index._lists.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return index;
    }

    /// <summary>Gets the content at a path of the bag.</summary>
    public static PayloadPlace PlaceOf(ReadOnlySpan<char> path) => PayloadPlace.TryCutPayload(ref path) ? PayloadPlace.Of(path) : default;

    private void Add(string path)
    {
        var place = PlaceOf(path);
        if (place is not { Category: { FileName: not null } category })
        {
            return;
        }

        if (category.IsList)
        {
            _lists.Add(new ContentList(path, category, place.Scope));
            return;
        }

        // The report counts projects and iterations in the scope of their list, and counts projects individually as well.
        if (category != ArchiveCategories.Iterations)
        {
            Count(category, place.Scope);
        }

        if (category == ArchiveCategories.Iterations)
        {
            Count(category, new ArchiveScope(place.Scope.ProjectId));
        }
        else if (category == ArchiveCategories.Projects)
        {
            Count(category, default);
        }
    }

    private void Count(ArchiveCategory category, ArchiveScope scope) =>
        _documents[(category, scope)] = _documents.GetValueOrDefault((category, scope)) + 1;
}
