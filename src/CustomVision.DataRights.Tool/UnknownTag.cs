using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>A tag name on the command line that does not exist in scope.</summary>
internal sealed record UnknownTag
{
    private const int MostNearest = 3;

    public required string Typed { get; init; }

    /// <summary>The nearest names, best first.</summary>
    public required IReadOnlyList<string> Nearest { get; init; }

    /// <summary>Whether any project in scope has tags.</summary>
    public required bool AnyTags { get; init; }

    /// <summary>The message: what happened and what to do.</summary>
    public string Text =>
        MessageTexts.Get(
            (Nearest.Count, AnyTags) switch
            {
                (0, false) => "unknownTag.noTags",
                (0, true) => "unknownTag.none",
                (1, _) => "unknownTag.one",
                _ => "unknownTag.several",
            },
            Typed,
            string.Join(", ", Nearest.Select(name => ConsoleTexts.Format("quoted", name)))
        );

    public static UnknownTag Of(string typed, IReadOnlyCollection<string> known) =>
        new()
        {
            Typed = typed,
            AnyTags = known.Count > 0,
            Nearest =
            [
                .. known
                    .Select(name => (Name: name, Distance: Distance(typed, name)))
                    .Where(entry => entry.Distance <= Math.Max(1, typed.Length / 3) || Includes(typed, entry.Name))
                    .OrderBy(entry => entry.Distance)
                    .ThenBy(entry => entry.Name, StringComparer.Ordinal)
                    .Select(entry => entry.Name)
                    .Take(MostNearest),
            ],
        };

    // Matches a first name alone, or a name with a title.
    private static bool Includes(string left, string right)
    {
        const int Least = 3;
        return Math.Min(left.Length, right.Length) >= Least
            && (left.Contains(right, StringComparison.OrdinalIgnoreCase) || right.Contains(left, StringComparison.OrdinalIgnoreCase));
    }

    // The optimal string alignment distance: letters are inserted, deleted, replaced or swapped with a neighbour, ignoring case.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = IsSame(left[i - 1], right[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool IsSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
