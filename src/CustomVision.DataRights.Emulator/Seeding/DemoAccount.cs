using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>The account of <c>--seed demo</c>, with the same ids, times and bytes in every run.</summary>
internal static class DemoAccount
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static void Plant(AccountSeeder account)
    {
        PlantVisitors(account);
        PlantParking(account);
    }

    /// <summary>Adds a project of faces at a reception. It has one tag per person, so that there is a person to erase.</summary>
    private static void PlantVisitors(AccountSeeder account)
    {
        account.At(Start);
        var project = account.AddProject("Reception visitors", ProjectKind.Multilabel, "Who came to the reception desk");
        var (anna, minji, visitor) = (
            project.AddTag("Anna Larsen", "Consent withdrawn on 2026-06-01"),
            project.AddTag("김민지"),
            project.AddTag("Visitor")
        );
        var annas = Add(account, project, Start.AddMinutes(1), DemoSubject.Face, 100, 6, [anna, visitor], "anna");
        Add(account, project, Start.AddMinutes(2.5), DemoSubject.Face, 200, 6, [minji, visitor], "minji");
        account.At(Start.AddHours(1));
        var first = project.Train();

        // Simulates a deletion in the portal: iteration 1 still has Anna's first two images.
        account.At(Start.AddDays(1));
        project.DeleteFromWorkspace(annas.Take(2).ToList());
        Add(account, project, Start.AddDays(1).AddMinutes(1), DemoSubject.Face, 300, 3, [anna], "anna");
        var untagged = Add(account, project, Start.AddDays(1).AddMinutes(2), DemoSubject.Face, 400, 2, [], null);
        account.At(Start.AddDays(1).AddHours(1));
        var second = project.Train();
        project.Publish(second, "reception");
        project.AddExport(first);
        project.AddSuggestions(second, untagged);
        for (var i = 0; i < 3; i++)
        {
            account.At(Start.AddDays(2).AddMinutes(i));
            project.AddPrediction(second, DemoPicture.Draw(DemoSubject.Face, 500 + i).Png, "front desk");
        }
    }

    /// <summary>Adds a project of cars and their number plates, with regions.</summary>
    private static void PlantParking(AccountSeeder account)
    {
        var start = Start.AddDays(7);
        account.At(start);
        var project = account.AddProject("Parking gate", ProjectKind.Detection, "Cars at the gate");
        var (car, plate) = (project.AddTag("car"), project.AddTag("number plate"));
        for (var i = 0; i < 15; i++)
        {
            account.At(start.AddMinutes(1).AddSeconds(i));
            var picture = DemoPicture.Draw(DemoSubject.Car, 600 + i);
            project.AddImage(
                picture.Png,
                regions: [Region(car, picture.Main), Region(plate, picture.Detail)],
                metadata: new Dictionary<string, string>(StringComparer.Ordinal) { ["camera"] = i % 2 == 0 ? "north" : "south" }
            );
        }

        account.At(start.AddHours(1));
        var iteration = project.Train();
        account.At(start.AddDays(1));
        project.AddPrediction(iteration, DemoPicture.Draw(DemoSubject.Car, 700).Png);
    }

    private static List<Guid> Add(
        AccountSeeder account,
        ProjectSeeder project,
        DateTimeOffset time,
        DemoSubject subject,
        int seed,
        int count,
        IReadOnlyList<Guid> tags,
        string? person
    )
    {
        var metadata = person is null
            ? null
            : new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = person, ["source"] = "reception" };
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            account.At(time.AddTicks(1_234_567 * i));
            ids.Add(project.AddImage(DemoPicture.Draw(subject, seed + i).Png, tags, metadata: metadata));
        }

        return ids;
    }

    private static SeedRegion Region(Guid tagId, PictureBox box) => new(tagId, box.Left, box.Top, box.Width, box.Height);
}
