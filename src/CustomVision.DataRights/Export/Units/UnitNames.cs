using System.Globalization;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The names of the objects in a work store. They consist of ids and numbers.</summary>
internal static class UnitNames
{
    /// <summary>The projects of the export, from its first listing.</summary>
    public const string Plan = "plan";

    /// <summary>The mark that the export has ended, and that its objects are being deleted.</summary>
    public const string Ended = "ended";

    private const string Again = "-again";

    /// <summary>Gets the name of the list of a project's iterations, whose sets of images follow the workspace.</summary>
    public static string Sets(Guid project) => $"sets/{project:D}";

    /// <summary>Gets the name of a unit: the project, the number of the set and the offset of its first page.</summary>
    public static string Unit(Guid project, int set, int skip) =>
        string.Create(CultureInfo.InvariantCulture, $"{project:D}/{set:D5}/{skip:D9}");

    /// <summary>Gets the name of the unit for images whose links had expired.</summary>
    public static string RetryUnitOf(string unit) => unit + Again;

    public static bool IsAgain(string unit) => unit.EndsWith(Again, StringComparison.Ordinal);

    /// <summary>Gets the name of the unit's content with links, which is deleted when the unit is done.</summary>
    public static string Links(string unit) => "units/" + unit;

    /// <summary>Gets the name of the mark that a worker has begun the unit. Each further attempt has a mark with the next number.</summary>
    public static string Begun(string unit, int attempt) =>
        attempt == 1 ? "begun/" + unit : string.Create(CultureInfo.InvariantCulture, $"begun/{unit}-{attempt}");

    /// <summary>Gets whether a name is that of a mark of the unit, and not of the unit for its expired links.</summary>
    public static bool IsBegun(string name, string unit)
    {
        var mark = Begun(unit, attempt: 1);
        return name == mark
            || (
                name.StartsWith(mark + "-", StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(mark.Length + 1), CultureInfo.InvariantCulture, out _)
            );
    }

    /// <summary>Gets the name of the unit's pages without links.</summary>
    public static string Pages(string unit) => "pages/" + unit;

    /// <summary>Gets the name of the record of the unit's stored pages and files.</summary>
    public static string Done(string unit) => "done/" + unit;

    /// <summary>Gets whether a name is that of an object that an export deletes at its end, and not that of a foreign one.</summary>
    public static bool IsOfExport(string name) =>
        name.Split('/', 3) is [var kind, var project, ..]
        && kind is "sets" or "units" or "begun" or "pages" or "done"
        && Guid.TryParseExact(project, "D", out _);

    /// <summary>Gets the prefix of the units of a project.</summary>
    public static string Of(Guid project) => $"{project:D}/";

    /// <summary>Reads the number of the set and the offset from the name of a unit.</summary>
    public static (int Set, int Skip) Read(string unit)
    {
        var parts = unit.Split('/');
        return (int.Parse(parts[^2], CultureInfo.InvariantCulture), int.Parse(parts[^1].Split('-')[0], CultureInfo.InvariantCulture));
    }
}
