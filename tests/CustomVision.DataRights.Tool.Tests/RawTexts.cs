namespace CustomVision.DataRights.Tool.Tests;

/// <summary>What no person should have to read: the text that .NET makes of a record, and the names of enumerations' members.</summary>
internal static class RawTexts
{
    private static readonly HashSet<string> Members =
    [
        .. typeof(IUserDataManager)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type != typeof(Datasets.DatasetFormat))
            .SelectMany(Enum.GetNames)
            .Where(name => name.Skip(1).Any(char.IsUpper) && name.Any(char.IsLower)),
    ];

    /// <summary>Finds them in what the program wrote.</summary>
    public static IEnumerable<string> In(string output)
    {
        var words = output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var records = Enumerable.Range(1, Math.Max(0, words.Length - 3)).Where(at => words[at] == "{" && words[at + 2] == "=");
        return words
            .Select(word => word.Trim(',', ':', ';', '(', ')', '.', '"'))
            .Where(Members.Contains)
            .Concat(records.Select(at => words[at - 1]));
    }
}
