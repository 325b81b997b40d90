using System.Text;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>The arrows between the namespaces of the library are approved as a text, and make no cycle that is not known.</summary>
public sealed partial class NamespaceTests
{
    private const string Approve = "APPROVE_NAMESPACES";
    private const string Root = "CustomVision.DataRights";

    // Its plans and receipts are what a user types, and each of its rooms makes or reads them: see decision 0035. Nothing is added here.
    private const string Facade = "Erasure";

    [Fact]
    public void Arrows_between_namespaces_are_the_approved_ones()
    {
        var path = Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Conventions", "Namespaces.approved.txt");
        var now = new StringBuilder();
        foreach (var (from, to) in Arrows())
        {
            now.Append(from).Append(" -> ").AppendJoin(", ", to).Append('\n');
        }

        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, now.ToString());
        }

        var approved = File.Exists(path) ? File.ReadAllLines(path) : [];
        var allowed = approved
            .Select(line => line.Split(" -> "))
            .ToDictionary(line => line[0], line => line[1].Split(", "), StringComparer.Ordinal);
        Arrows()
            .SelectMany(arrow =>
                arrow.Value.Except(allowed.GetValueOrDefault(arrow.Key) ?? [], StringComparer.Ordinal).Select(to => $"{arrow.Key} -> {to}")
            )
            .Should()
            .BeEmpty("a new arrow is looked at in a review. If it is meant, run the tests once with {0}=1 and commit the file", Approve);
    }

    [Fact]
    public void Namespaces_make_no_cycle()
    {
        var arrows = Arrows();
        Cycles(arrows)
            .Should()
            .OnlyContain(
                cycle => cycle.Split(", ").All(name => name == Facade || name.StartsWith(Facade + ".", StringComparison.Ordinal)),
                "what two namespaces know of each other belongs into one, or into a third below both"
            );

        arrows.Remove(Facade);
        Cycles(arrows).Should().BeEmpty("the rooms of the erasure know its documents, and of each other only what is below them");
    }

    [Fact]
    public void An_arrow_through_a_constant_alone_is_drawn() => Arrows()["Archive.Contents"].Should().Contain("Archive.Report");

    // The root is what a user types, and knows everything below it.
    private static SortedDictionary<string, SortedSet<string>> Arrows()
    {
        var arrows = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (
            var type in typeof(IUserDataManager)
                .Assembly.GetTypes()
                .Where(type => type.DeclaringType is null && type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true)
        )
        {
            var from = type.Namespace![(Root.Length + 1)..];
            var to = References
                .Of(type)
                .SelectMany(References.TypesIn)
                .Where(used =>
                    used.FullName is not null
                    && used.Namespace != type.Namespace
                    && used.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true
                )
                .Select(used => used.Namespace![(Root.Length + 1)..]);
            arrows.TryAdd(from, new SortedSet<string>(StringComparer.Ordinal));
            arrows[from].UnionWith(to);
        }

        foreach (var (from, to) in Directives())
        {
            arrows[from].Add(arrows.ContainsKey(to) ? to : to[..to.LastIndexOf('.')]);
        }

        return arrows;
    }

    // Code does not name a type of which it uses constants alone: the compiler writes their values. The directives of the source do, and
    // none of them is superfluous, since that is an error of the build.
    private static IEnumerable<(string From, string To)> Directives() =>
        Directory
            .EnumerateFiles(Repository.PathOf("src", Root), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText)
            .SelectMany(source =>
                Namespace().Match(source) is { Success: true } from
                    ? Using().Matches(source).Select(to => (from.Groups[1].Value, to.Groups[1].Value))
                    : []
            );

    [GeneratedRegex(@"^namespace CustomVision\.DataRights\.([\w.]+);", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^using (?:static )?(?:\w+ = )?CustomVision\.DataRights\.([\w.]+);",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Using();

    // Namespaces that reach each other, as one text each.
    private static List<string> Cycles(SortedDictionary<string, SortedSet<string>> arrows)
    {
        var reached = arrows.Keys.ToDictionary(from => from, from => Reached(arrows, from), StringComparer.Ordinal);
        return
        [
            .. arrows
                .Keys.Select(one =>
                    string.Join(
                        ", ",
                        arrows.Keys.Where(other => other == one || (reached[one].Contains(other) && reached[other].Contains(one)))
                    )
                )
                .Where(cycle => cycle.Contains(','))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> Reached(SortedDictionary<string, SortedSet<string>> arrows, string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(arrows[from]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next) && arrows.TryGetValue(next, out var further))
            {
                foreach (var one in further)
                {
                    open.Push(one);
                }
            }
        }

        return reached;
    }
}
