namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The lists of an archive of this library that name downloaded files, and where those lie.</summary>
internal static class OwnLists
{
    /// <summary>Every list that is there.</summary>
    public static IReadOnlyList<OwnList> Find(BagCatalog catalog)
    {
        var lists = new List<OwnList>();
        for (var id = 0; id < catalog.Count; id++)
        {
            if (catalog[id] is { IsThere: true, IsPayload: true } && Read(catalog.Paths[id]) is { } list)
            {
                lists.Add(list);
            }
        }

        lists.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return lists;
    }

    /// <summary>Whether a path is the place of a downloaded file.</summary>
    public static bool IsDownload(string path) => path.Split('/') switch
    {
        ["data", "projects", _, "images" or "predictions", _, ..] => true,
        ["data", "projects", _, "iterations", _, "exports", _, ..] => true,
        _ => false,
    };

    private static OwnList? Read(string path) => path.Split('/') switch
    {
        ["data", "projects", var project, "images.jsonl"] => List(path, "images", project, null),
        ["data", "projects", var project, "gone.jsonl"] => List(path, OwnScope.Gone, project, null),
        ["data", "projects", var project, "predictions.jsonl"] => List(path, "predictions", project, null),
        ["data", "projects", var project, "iterations", var iteration, "images.jsonl"] => List(path, "images", project, iteration),
        ["data", "projects", var project, "iterations", var iteration, "exports.json"] => List(path, "models", project, iteration),
        _ => null,
    };

    private static OwnList? List(string path, string category, string project, string? iteration) =>
        Guid.TryParseExact(project, "D", out var projectId) && (iteration is null || Guid.TryParseExact(iteration, "D", out _))
            ? new OwnList(path, new OwnScope(category, projectId, iteration is null ? null : Guid.ParseExact(iteration, "D")))
            : null;
}
