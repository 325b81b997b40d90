using System.Text.Json;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>What <c>data/report.json</c> says, as far as the rest of an archive can be held against it.</summary>
internal sealed class OwnReport
{
    private readonly List<OwnReportRow> _rows = [];
    private readonly HashSet<Guid> _disturbed = []; // the resource itself under the empty id
    private ILookup<OwnScope, OwnReportRow>? _byScope;
    private bool _hasFailed;
    private bool _hasDifferences;

    /// <summary>How the export ended, in its own word.</summary>
    public string? State { get; private init; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<OwnReportRow> Rows => _rows;

    /// <summary>Whether a failure is about a project as a whole.</summary>
    public bool NamesProjects { get; private set; }

    /// <summary>How an export ends that names what this report names.</summary>
    public string ExpectedState => _hasFailed ? "Incomplete" : _hasDifferences ? "CompleteWithDifferences" : "Complete";

    /// <summary>
    /// Whether something of a project, or of the resource itself, is not whole. What an earlier look brought of it is kept then, and stands
    /// beside counts of what this one saw.
    /// </summary>
    public bool IsDisturbed(Guid? project) => _disturbed.Contains(project ?? Guid.Empty);

    /// <summary>The rows about one thing: more than one where it was read and something of it could not be had.</summary>
    public IEnumerable<OwnReportRow> RowsOf(OwnScope scope) => (_byScope ??= _rows.ToLookup(row => row.Scope))[scope];

    /// <summary>Reads a report.</summary>
    /// <param name="root">The file.</param>
    /// <param name="malformed">Hears of what cannot be read in it.</param>
    /// <returns>What it says, or <see langword="null"/> where it is no report.</returns>
    public static OwnReport? Read(JsonElement root, Action<string> malformed)
    {
        if (root.ValueKind != JsonValueKind.Object || Array(root, "categories") is not { } categories)
        {
            malformed("It has no list of categories.");
            return null;
        }

        var report = new OwnReport { State = Text(root, "state") };
        foreach (var category in categories)
        {
            if (!report.AddRow(category))
            {
                malformed("A category has no name, no state, or no number of what was found.");
            }
        }

        foreach (var failure in Array(root, "failures") ?? default)
        {
            report.AddFailure(failure);
        }

        report._hasDifferences |= Array(root, "changes")?.Any() == true;
        return report;
    }

    private bool AddRow(JsonElement category)
    {
        if (category.ValueKind != JsonValueKind.Object || Text(category, "category") is not { } name || Text(category, "state") is not { } state
            || !category.TryGetProperty("found", out var foundJson)
            || foundJson.ValueKind != JsonValueKind.Number || !foundJson.TryGetInt64(out var found) || found < 0)
        {
            return false;
        }

        var scope = new OwnScope(name, Id(category, "projectId"), Id(category, "iterationId"));
        _rows.Add(new OwnReportRow(scope, state is "Exported" or "Empty", found));
        _hasFailed |= state is "Failed" or "Forbidden";
        _hasDifferences |= state is "Gone";
        if (state is "Failed" or "Forbidden" or "Gone")
        {
            _disturbed.Add(scope.Project ?? Guid.Empty);
        }

        return true;
    }

    private void AddFailure(JsonElement failure)
    {
        _hasDifferences = true;
        if (failure.ValueKind == JsonValueKind.Object)
        {
            _hasFailed |= Text(failure, "kind") is "Failed";
            _disturbed.Add(Id(failure, "projectId") ?? Guid.Empty);
            NamesProjects |= Text(failure, "category") is "projects";
        }
    }

    private static JsonElement.ArrayEnumerator? Array(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Guid? Id(JsonElement json, string name) => Guid.TryParse(Text(json, name), out var id) ? id : null;
}
