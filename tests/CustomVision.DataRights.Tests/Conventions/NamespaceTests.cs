using System.Text;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>The arrows between the namespaces of the library are approved as a text, and make no cycle that is not known.</summary>
public sealed class NamespaceTests
{
    private const string Approve = "APPROVE_NAMESPACES";
    private const string Root = "CustomVision.DataRights";

    // What is not yet taken apart. Nothing is added here: a new cycle is taken apart, and one that is gone is removed from here.
    private static readonly string[] KnownCycles =
    [
        "Erasure, Erasure.Audit, Erasure.Documents, Erasure.Execution, Erasure.Journal, Erasure.Pages, Erasure.Planning, "
            + "Erasure.Verification",
        "Account, Training",
        "Telemetry, Training.Links, Training.Pipeline",
    ];

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
    public void Namespaces_make_no_new_cycle()
    {
        var known = KnownCycles.Select(cycle => cycle.Split(", ")).ToList();

        Cycles(Arrows())
            .Where(cycle => !known.Exists(old => !cycle.Split(", ").Except(old, StringComparer.Ordinal).Any()))
            .Should()
            .BeEmpty("what two namespaces know of each other belongs into one, or into a third below both");
    }

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

        return arrows;
    }

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
