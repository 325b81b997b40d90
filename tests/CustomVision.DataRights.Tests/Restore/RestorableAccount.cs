using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Restore;

/// <summary>A seeded account with everything that a restore gives back, equal bytes and several kinds of project included.</summary>
internal static class RestorableAccount
{
    public static void Plant(AccountSeeder account, int seed)
    {
        var random = new Random(seed);
        for (var number = random.Next(1, 4); number > 0; number--)
        {
            var kind = (ProjectKind)random.Next(3);
            Plant(account.AddProject($"Project {number} 김민지", kind, random.Next(2) == 0 ? "" : "Described"), kind, random);
        }
    }

    /// <summary>One project of each of two kinds, with few calls.</summary>
    public static void PlantSmall(AccountSeeder account)
    {
        var project = account.AddProject("Gate", ProjectKind.Detection, "The gate");
        var (anna, van) = (project.AddTag("Anna Larsen", "A person"), project.AddTag("Van"));
        var picture = Picture(1);
        project.AddImage(picture, [anna], [new SeedRegion(van, 0.295343131f, 0.1f, 0.403186262f, 0.2f)]);
        project.AddImage(picture, [], [new SeedRegion(anna, 0.5f, 0.259428144f, 0.1f, 0.1f)]);
        project.AddImage(
            Picture(2),
            [],
            [new SeedRegion(anna, 0f, 0f, 1f, 1f), new SeedRegion(van, 0.1f, 0.2f, 0.3f, 0.4f)],
            new Dictionary<string, string> { ["who"] = "anna" }
        );
        project.AddImage(Picture(3), [van], [], new Dictionary<string, string> { ["who"] = "ben", ["when"] = "" });
        project.AddImage(Picture(4));
    }

    public static byte[] Picture(int number) => TestPictures.Png(4, 4, number);

    private static void Plant(ProjectSeeder project, ProjectKind kind, Random random)
    {
        var regular = Enumerable
            .Range(0, random.Next(1, 30))
            .Select(at => project.AddTag($"Tag {at}", random.Next(3) == 0 ? "A tag" : null))
            .ToList();
        var negative = kind != ProjectKind.Detection && random.Next(2) == 0 ? project.AddTag("None", null, "Negative") : (Guid?)null;
        for (var count = random.Next(0, 120); count > 0; count--)
        {
            var metadata = random.Next(3) == 0 ? new Dictionary<string, string> { ["person"] = $"person {random.Next(3)}" } : null;
            var picture = Picture(kind == ProjectKind.Classification ? count : random.Next(150));
            var tags =
                negative is { } none && kind == ProjectKind.Classification && random.Next(5) == 0
                    ? [none]
                    : regular.Where(_ => random.Next(regular.Count) == 0).ToList();
            if (kind == ProjectKind.Detection)
            {
                var boxes = tags.SelectMany(tag =>
                    Enumerable
                        .Range(0, random.Next(1, 3))
                        .Select(_ => new SeedRegion(
                            tag,
                            random.NextSingle() * 0.4f,
                            random.NextSingle() * 0.4f,
                            0.001f + (random.NextSingle() * 0.5f),
                            0.001f + (random.NextSingle() * 0.5f)
                        ))
                );
                project.AddImage(picture, random.Next(2) == 0 ? [regular[0]] : [], [.. boxes]);
            }
            else
            {
                project.AddImage(
                    picture,
                    kind == ProjectKind.Classification ? tags.Take(1) : tags,
                    metadata: kind == ProjectKind.Classification ? metadata : null
                );
            }
        }
    }
}
