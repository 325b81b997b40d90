using CustomVision.DataRights.Tests.Conventions;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The code of the documents, and the marked code of the samples beside this file, which are compiled.</summary>
internal static class Snippets
{
    /// <summary>Each block of C# of a document, with its file.</summary>
    public static IEnumerable<(string File, string Code)> OfDocuments() =>
        Documents().SelectMany(file => Blocks(File.ReadAllLines(file)).Select(code => (Path.GetRelativePath(Repository.Root, file), code)));

    /// <summary>Each marked part of a sample: what lies between <c>// &lt;name&gt;</c> and <c>// &lt;/name&gt;</c>.</summary>
    public static IEnumerable<(string Name, string Code)> OfSamples() =>
        Directory
            .EnumerateFiles(Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Readme"), "*Sample.cs")
            .SelectMany(file =>
            {
                var lines = File.ReadAllLines(file);
                return lines
                    .Select(line => line.Trim())
                    .Where(line => line.StartsWith("// <", StringComparison.Ordinal) && line[4] != '/')
                    .Select(mark => (Name: mark[4..^1], Code: Unindented(Between(lines, mark, $"// </{mark[4..^1]}>"))));
            });

    public static List<string> Between(IEnumerable<string> lines, string begin, string end) =>
        [.. lines.SkipWhile(line => line.Trim() != begin).Skip(1).TakeWhile(line => line.Trim() != end)];

    private static IEnumerable<string> Documents() =>
        Directory
            .EnumerateFiles(Repository.Root, "*.md")
            .Concat(
                new[] { "docs", "src", "samples" }.SelectMany(folder =>
                    Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories)
                )
            )
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> Blocks(string[] lines)
    {
        for (var rest = lines.AsEnumerable(); rest.Any(line => line.Trim() == "```csharp");)
        {
            rest = rest.SkipWhile(line => line.Trim() != "```csharp").ToList();
            yield return Unindented(Between(rest, "```csharp", "```"));
            rest = rest.Skip(1);
        }
    }

    private static string Unindented(List<string> code)
    {
        var indent = code.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', code.Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
