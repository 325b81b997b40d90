namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The lists of an archive of this library, the documents that its report counts, and where downloaded files lie.</summary>
internal sealed class OwnLists
{
    private readonly List<OwnList> _lists = [];
    private readonly Dictionary<OwnScope, long> _documents = [];

    private OwnLists()
    {
    }

    /// <summary>Every list that is there, by its path.</summary>
    public IReadOnlyList<OwnList> All => _lists;

    /// <summary>How many documents of each kind are there: <c>account</c>, <c>projects</c>, <c>iterations</c> by project, <c>performance</c> by iteration.</summary>
    public IReadOnlyDictionary<OwnScope, long> Documents => _documents;

    /// <summary>Finds them.</summary>
    public static OwnLists Find(BagCatalog catalog)
    {
        var found = new OwnLists();
        for (var id = 0; id < catalog.Count; id++)
        {
            if (catalog[id] is { IsThere: true, IsPayload: true })
            {
                found.Add(catalog.Paths[id]);
            }
        }

        found._lists.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return found;
    }

    /// <summary>Whether a path is the place of a downloaded file.</summary>
    public static bool IsDownload(string path) => path.Split('/') switch
    {
        ["data", "projects", _, "images" or "predictions", _, ..] => true,
        ["data", "projects", _, "iterations", _, "exports", _, ..] => true,
        _ => false,
    };

    private void Add(string path)
    {
        switch (path.Split('/'))
        {
            case ["data", "account.json"]:
                Count(new OwnScope("account", null, null));
                break;
            case ["data", "domains.json"]:
                _lists.Add(new OwnList(path, new OwnScope("domains", null, null), NamesFiles: false));
                break;
            case ["data", "projects", var project, var file] when Guid.TryParseExact(project, "D", out var projectId):
                AddOfProject(path, projectId, file);
                break;
            case ["data", "projects", var project, "iterations", var iteration, var file]
                when Guid.TryParseExact(project, "D", out var projectId) && Guid.TryParseExact(iteration, "D", out var iterationId):
                AddOfIteration(path, projectId, iterationId, file);
                break;
            default:
                break;
        }
    }

    private void AddOfProject(string path, Guid project, string file)
    {
        if (file is "project.json")
        {
            Count(new OwnScope("projects", project, null));
            Count(new OwnScope("projects", null, null));
            return;
        }

        (string Category, bool NamesFiles)? list = file switch
        {
            "images.jsonl" => ("images", true),
            "gone.jsonl" => (OwnScope.Gone, true),
            "predictions.jsonl" => ("predictions", true),
            "tags.json" => ("tags", false),
            _ => null,
        };
        if (list is var (category, namesFiles))
        {
            _lists.Add(new OwnList(path, new OwnScope(category, project, null), namesFiles));
        }
    }

    private void AddOfIteration(string path, Guid project, Guid iteration, string file)
    {
        if (file is "iteration.json")
        {
            Count(new OwnScope("iterations", project, null));
            return;
        }

        // One for each threshold that was asked for.
        if (file is "performance.json" || (file.StartsWith("performance-", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)))
        {
            Count(new OwnScope("performance", project, iteration));
            return;
        }

        (string Category, bool NamesFiles)? list = file switch
        {
            "images.jsonl" => ("iteration-images", true),
            "exports.json" => ("models", true),
            "image-performances.jsonl" => ("image-performance", false),
            "suggestions.jsonl" => ("suggestions", false),
            "tags.json" => ("tags", false),
            _ => null,
        };
        if (list is var (category, namesFiles))
        {
            _lists.Add(new OwnList(path, new OwnScope(category, project, iteration), namesFiles));
        }
    }

    private void Count(OwnScope scope) => _documents[scope] = _documents.GetValueOrDefault(scope) + 1;
}
