using System.Globalization;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The names of the objects in a work store. They consist of ids and numbers.</summary>
internal static class UnitNames
{
    /// <summary>The projects of the export, as its first listing found them.</summary>
    public const string Plan = "plan";

    private const string Again = "-again";

    /// <summary>The iterations of a project, whose sets of images follow that of the workspace.</summary>
    public static string Sets(Guid project) => $"sets/{project:D}";

    /// <summary>A unit: the project, the number of the set and the offset of its first page.</summary>
    public static string Unit(Guid project, int set, int skip) =>
        string.Create(CultureInfo.InvariantCulture, $"{project:D}/{set:D5}/{skip:D9}");

    /// <summary>The unit of the images whose links had expired.</summary>
    public static string AgainOf(string unit) => unit + Again;

    public static bool IsAgain(string unit) => unit.EndsWith(Again, StringComparison.Ordinal);

    /// <summary>The unit with its links, until it is done.</summary>
    public static string Links(string unit) => "units/" + unit;

    /// <summary>That a worker has begun the unit.</summary>
    public static string Begun(string unit) => "begun/" + unit;

    /// <summary>The pages of the unit without their links.</summary>
    public static string Pages(string unit) => "pages/" + unit;

    /// <summary>The record of the pages and files of the unit that are stored.</summary>
    public static string Done(string unit) => "done/" + unit;

    /// <summary>The prefix of the units of a project.</summary>
    public static string Of(Guid project) => $"{project:D}/";

    /// <summary>The number of the set and the offset in the name of a unit.</summary>
    public static (int Set, int Skip) Read(string unit)
    {
        var parts = unit.Split('/');
        return (int.Parse(parts[^2], CultureInfo.InvariantCulture), int.Parse(parts[^1].Split('-')[0], CultureInfo.InvariantCulture));
    }
}
