using System.CommandLine;
using System.CommandLine.Parsing;
using CustomVision.DataRights.Emulator.Tool;

namespace CustomVision.DataRights.Tool.Tests.Guides;

/// <summary>What is wrong with a command of a document, by the parsers of the programs themselves.</summary>
internal static class CommandLines
{
    private static readonly string[] Ends = ["|", ">", "&&", "&"];
    private static readonly string[] OptionsOfDotnet =
    [
        "-c",
        "-o",
        "-g",
        "--global",
        "--project",
        "--filter",
        "--prerelease",
        "--force-evaluate",
        "--verify-no-changes",
        "-p:PackNative=false",
    ];

    private static readonly HashSet<string> Options = All(DataRightsCommand.CreateRoot())
        .Concat(All(EmulatorCommand.Create()))
        .SelectMany(command => command.Options)
        .SelectMany(option => option.Aliases.Append(option.Name))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The commands of the console, such as <c>erase plan</c>.</summary>
    public static IReadOnlySet<string> Commands { get; } =
        DataRightsCommand.CreateRoot().Subcommands.Select(command => command.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether one of the programs has the option.</summary>
    public static bool IsOption(string option) => Options.Contains(option) || IsInSourceOf("CustomVision.DataRights.Benchmarks", option);

    /// <param name="command">The command as it is typed.</param>
    /// <param name="isWhole">Whether it can be run as it is; otherwise what it leaves out is no fault.</param>
    public static IEnumerable<string> Faults(string command, bool isWhole = true)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(command).TakeWhile(word => !Ends.Contains(word, StringComparer.Ordinal))];
        return words switch
        {
            ["datarights", .. var rest] => Of(DataRightsCommand.CreateRoot(), rest, isWhole),
            ["customvision-emulator", .. var rest] => Of(EmulatorCommand.Create(), rest, isWhole),
            ["dnx" or "dotnet", ..] => OfSdk(words, isWhole),
            _ => [],
        };
    }

    private static IEnumerable<string> Of(RootCommand root, string[] words, bool isWhole)
    {
        var parsed = root.Parse(words);
        return parsed
            .Errors.Select(error => error.Message)
            .Concat(parsed.UnmatchedTokens.Select(word => $"Unknown: {word}"))
            .Where(message => isWhole || !message.Contains("required", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> OfSdk(string[] words, bool isWhole)
    {
        var end = Array.IndexOf(words, "--");
        var (own, rest) = end < 0 ? (words, []) : (words[..end], words[(end + 1)..]);
        var project = own.SkipWhile(word => word != "--project").Skip(1).FirstOrDefault();
        var fetches = words is ["dnx", ..] or ["dotnet", "add" or "tool", ..];
        var early =
            fetches && isWhole && !own.Contains("--prerelease")
                ? ["--prerelease is missing: no other version exists yet"]
                : Array.Empty<string>();
        var faults = own.Where(word => word[0] == '-' && !OptionsOfDotnet.Contains(word, StringComparer.Ordinal))
            .Select(Unknown)
            .Concat(early);
        return own switch
        {
            ["dnx", var package, ..] => faults.Concat(OfProgram(package, rest, isWhole)),
            ["dotnet", "run", ..] => faults.Concat(
                IsProject(project) ? OfProgram(Path.GetFileName(project!), rest, isWhole) : [Unknown(project)]
            ),
            ["dotnet", "add", "package", var added, ..] => faults.Concat(IsProject($"src/{added}") ? [] : [Unknown(added)]),
            ["dotnet", "tool", "install", "-g" or "--global", var tool, ..] => faults.Concat(
                IsProject($"src/{tool}") ? [] : [Unknown(tool)]
            ),
            ["dotnet", "test", var tests, ..] when tests[0] != '-' => faults.Concat(IsProject(tests) ? [] : [Unknown(tests)]),
            ["dotnet", "build" or "test" or "restore" or "format" or "pack" or "nuget", ..] => faults,
            _ => [Unknown(string.Join(' ', own))],
        };
    }

    private static IEnumerable<string> OfProgram(string program, string[] words, bool isWhole) =>
        program switch
        {
            "CustomVision.DataRights.Tool" => Of(DataRightsCommand.CreateRoot(), words, isWhole && words.Length > 0),
            "CustomVision.DataRights.Emulator.Tool" => Of(EmulatorCommand.Create(), words, isWhole),
            _ => words.Where(word => word[0] == '-' && !IsInSourceOf(program, word)).Select(Unknown),
        };

    private static bool IsInSourceOf(string program, string option) =>
        Directory
            .EnumerateFiles(SampleTests.Repository(), $"{program}.csproj", SearchOption.AllDirectories)
            .SelectMany(project => Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.TopDirectoryOnly))
            .Any(file => File.ReadAllText(file).Contains($"\"{option}\"", StringComparison.Ordinal));

    private static bool IsProject(string? path) => path is not null && Directory.Exists(Path.Combine(SampleTests.Repository(), path));

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static string Unknown(string? word) => $"Unknown: {word}";
}
