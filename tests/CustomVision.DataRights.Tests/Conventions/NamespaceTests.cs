using System.Text;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>
/// The arrows between the namespaces of the library are approved as a text, and make no cycle but through pairs that are named here.
/// </summary>
public sealed partial class NamespaceTests
{
    private const string Approve = "APPROVE_NAMESPACES";
    private const string Root = "CustomVision.DataRights";

    /// <summary>What the root's types are drawn as.</summary>
    private const string RootName = "(root)";

    // The plans and receipts of Erasure are what a user types, and each of its rooms makes or reads them: see decision 0035. Nothing is
    // added here.
    private static readonly (string Upper, string Room)[] Pairs =
    [
        ("Erasure", "Erasure.Audit"),
        ("Erasure", "Erasure.Documents"),
        ("Erasure", "Erasure.Execution"),
        ("Erasure", "Erasure.Journal"),
        ("Erasure", "Erasure.Pages"),
        ("Erasure", "Erasure.Planning"),
        ("Erasure", "Erasure.Verification"),
    ];

    // The root is what a user types first, and knows everything below it. What is below it knows these types of it: options, results,
    // errors, and the two ways to read that a restore and a health check use as a host would.
    private static readonly string[] KnownOfRoot =
    [
        "ArchiveLayout",
        "ArchiveVerifier",
        "DataRightsException",
        "DataRightsOptions",
        "DataRightsRegistration",
        "DownloadOptions",
        "IUserDataExporter",
        "ImageRendition",
        "ObjectProgress",
        "ReadingProgress",
        "TimeoutOptions",
        "TrainingApiException",
        "UnforeseenFault",
    ];

    [Fact]
    public void Arrows_between_namespaces_are_the_approved_ones()
    {
        var path = Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Conventions", "Namespaces.approved.txt");
        string[] drawn = [.. Arrows().Select(arrow => $"{arrow.Key} -> {string.Join(", ", arrow.Value)}")];
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, string.Join('\n', drawn) + '\n');
        }

        var approved = File.ReadAllLines(path).SelectMany(Each).ToList();
        var now = drawn.SelectMany(Each).ToList();
        now.Except(approved)
            .Should()
            .BeEmpty("a new arrow is looked at in a review. If it is meant, run the tests once with {0}=1 and commit the file", Approve);
        approved.Except(now).Should().BeEmpty("an arrow that is gone must not come back unseen: run the tests once with {0}=1", Approve);
        approved.Should().OnlyHaveUniqueItems();

        static IEnumerable<string> Each(string line) =>
            line.Split(" -> ") is [var from, var to] ? to.Split(", ").Select(one => $"{from} -> {one}") : [line];
    }

    [Fact]
    public void Namespaces_make_no_cycle_but_through_the_named_pairs()
    {
        var arrows = Arrows();
        arrows.Remove(RootName);
        arrows
            .SelectMany(arrow => arrow.Value.Select(to => (From: arrow.Key, To: to)))
            .Where(arrow => arrows.TryGetValue(arrow.To, out var back) && back.Contains(arrow.From))
            .Where(arrow => string.CompareOrdinal(arrow.From, arrow.To) < 0)
            .Should()
            .BeEquivalentTo(Pairs, "what two namespaces know of each other belongs into one, or into a third below both");

        foreach (var (upper, room) in Pairs)
        {
            arrows[upper].Remove(room);
        }

        Cycles(arrows).Should().BeEmpty("a room knows only what is below it, and the documents of its pair");
    }

    [Fact]
    public void What_is_below_the_root_knows_only_its_named_types() =>
        TypesOfLibrary()
            .Where(type => type.Namespace != Root)
            .SelectMany(Used)
            .Where(used => used.Namespace == Root)
            .Select(used => used.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(KnownOfRoot, "a facade that a room uses makes a cycle; what only rooms use belongs into a room");

    [Fact]
    public void An_arrow_through_a_constant_alone_is_drawn() => Arrows()["Archive.Contents"].Should().Contain("Archive.Report");

    private static SortedDictionary<string, SortedSet<string>> Arrows()
    {
        var arrows = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var type in TypesOfLibrary())
        {
            var from = NameOf(type);
            arrows.TryAdd(from, new SortedSet<string>(StringComparer.Ordinal));
            arrows[from].UnionWith(Used(type).Select(NameOf).Where(to => to != from));
        }

        foreach (var (from, to) in Directives())
        {
            var known = arrows.ContainsKey(to) ? to : to[..to.LastIndexOf('.')];
            if (known != from)
            {
                arrows[from].Add(known);
            }
        }

        return arrows;
    }

    private static IEnumerable<Type> TypesOfLibrary() =>
        typeof(IUserDataManager).Assembly.GetTypes().Where(type => type.DeclaringType is null && IsOfLibrary(type));

    // The types of the library that a type refers to, the outermost of nested ones.
    private static IEnumerable<Type> Used(Type type) =>
        References.Of(type).SelectMany(References.TypesIn).Select(Outermost).Where(IsOfLibrary);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsOfLibrary(Type type) =>
        type.Namespace == Root || type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true;

    private static string NameOf(Type type) => type.Namespace == Root ? RootName : type.Namespace![(Root.Length + 1)..];

    // Code does not name a type of which it uses constants alone: the compiler writes their values. The directives of the source do, and
    // none of them is superfluous, since that is an error of the build.
    private static IEnumerable<(string From, string To)> Directives() =>
        Directory
            .EnumerateFiles(Repository.PathOf("src", Root), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText)
            .SelectMany(source =>
                Namespace().Match(source) is { Success: true } from
                    ? Using().Matches(source).Select(to => (from.Groups[1].Success ? from.Groups[1].Value : RootName, to.Groups[1].Value))
                    : []
            );

    [GeneratedRegex(@"^namespace CustomVision\.DataRights(?:\.([\w.]+))?;", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
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
