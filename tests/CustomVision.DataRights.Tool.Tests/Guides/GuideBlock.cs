namespace CustomVision.DataRights.Tool.Tests.Guides;

/// <summary>A block of code in a document for readers.</summary>
internal sealed record GuideBlock(string File, int Line, string Language, IReadOnlyList<string> Lines)
{
    /// <summary>The programs whose commands the documents show.</summary>
    public static readonly string[] Programs =
    [
        "datarights",
        "customvision-emulator",
        "dotnet",
        "dnx",
        "bash",
        "sha256sum",
        "openssl",
        "curl",
        "az",
        "export",
        "(cd",
        "APPROVE_",
    ];

    private static readonly string[] Folders = ["docs", "src", "samples", ".github"];

    public string Name => $"{File}:{Line}";

    /// <summary>Whether a person types it into a shell.</summary>
    public bool IsShell =>
        Language == "sh"
        || Language.Length == 0 && Programs.Any(program => Lines.Any(line => line.StartsWith(program, StringComparison.Ordinal)));

    /// <summary>The commands, each with its continuation lines in one.</summary>
    public IEnumerable<string> Commands =>
        string.Join('\n', Lines).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The documents: the root's, the guides, and the readmes of packages and samples.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        .. Directory
            .EnumerateFiles(SampleTests.Repository(), "*.md")
            .Concat(
                Folders.SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(SampleTests.Repository(), folder), "*.md", SearchOption.AllDirectories)
                )
            )
            .Select(file => Path.GetRelativePath(SampleTests.Repository(), file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The blocks of all documents: between fences, or indented after an empty line.</summary>
    public static IEnumerable<GuideBlock> All() => Documents.SelectMany(In);

    public static string[] Read(string file) => System.IO.File.ReadAllLines(Path.Combine(SampleTests.Repository(), file));

    public static IEnumerable<GuideBlock> In(string file)
    {
        var lines = Read(file);
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].TrimStart() is ['`', '`', '`', .. var language])
            {
                var code = lines.Skip(at + 1).TakeWhile(line => line.Trim() != "```").ToList();
                yield return new GuideBlock(file, at + 2, language, code);
                at += code.Count + 1;
            }
            else if (IsCode(lines[at]) && at > 0 && lines[at - 1].Length == 0)
            {
                var indent = lines[at].Length - lines[at].TrimStart().Length;
                var code = lines.Skip(at).TakeWhile(IsCode).Select(line => line[Math.Min(indent, line.Length)..]).ToList();
                yield return new GuideBlock(file, at + 1, "", code);
                at += code.Count;
            }
        }
    }

    private static bool IsCode(string line) => line.StartsWith("    ", StringComparison.Ordinal);
}
