using System.Text.Json;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Tests.Restore;

namespace CustomVision.DataRights.Tests.Comparison;

public sealed class ArchiveComparerTests
{
    [Fact]
    public async Task Two_exports_of_one_account_differ_by_what_came_went_and_changed()
    {
        await using var emulator = await TrainingEmulator.StartAsync();
        var (project, anna, gone) = emulator.Seed(account =>
        {
            var faces = account.AddProject("Faces", ProjectKind.Detection);
            var tag = faces.AddTag("anna");
            faces.AddImage(RestorableAccount.Picture(1), [tag], metadata: new Dictionary<string, string> { ["who"] = "anna" });
            account.AddProject("Old", ProjectKind.Multilabel);
            return (faces.Id, tag, faces.AddImage(RestorableAccount.Picture(2), [], [new SeedRegion(tag, 0.1f, 0.2f, 0.3f, 0.4f)]));
        });
        await using var rig = await RestoreRig.StartAsync(emulator);
        emulator.Seed(account =>
        {
            var faces = account.Project(project);
            faces.DeleteFromWorkspace(gone);
            faces.AddTag("ben", "A person");
            faces.AddImage(RestorableAccount.Picture(3), [anna]);
            account.AddProject("New", ProjectKind.Multilabel);
        });
        var later = rig.Archive + ".later";
        await RestoreRig.ExportAsync(emulator, later);

        var comparison = await ArchiveComparer.CompareAsync(rig.Archive, later);

        comparison
            .Differences.Select(difference => (difference.Kind, difference.First is null, difference.Second is null))
            .Should()
            .BeEquivalentTo([
                (ArchiveDifferenceKind.Tag, true, false),
                (ArchiveDifferenceKind.Image, true, false),
                (ArchiveDifferenceKind.Image, false, true),
                (ArchiveDifferenceKind.Project, true, false),
            ]);
        comparison.ToText().Should().Contain("ben").And.Contain("different: 2 projects, 2 and 2 images, 4 differences");
        var json = JsonDocument.Parse(comparison.ToJson()).RootElement;
        json.GetProperty("format").GetString().Should().Be("customvision-comparison/1");
        json.GetProperty("differences").GetArrayLength().Should().Be(4);
        (await ArchiveComparer.CompareAsync(later, later)).IsEqual.Should().BeTrue();
    }

    [Fact]
    public async Task Labels_settings_and_digits_are_compared_with_both_sides_and_a_tolerance_is_stated()
    {
        await using var first = await RestoreRig.StartAsync(account => Plant(account, "Multi", 0.1f, "anna", true));
        await using var second = await RestoreRig.StartAsync(account => Plant(account, "", 0.1000001f, "ben", false));

        var exact = await ArchiveComparer.CompareAsync(first.Archive, second.Archive);
        var tolerant = await ArchiveComparer.CompareAsync(
            first.Archive,
            second.Archive,
            new ComparisonOptions { RegionTolerance = 0.00001 }
        );

        exact
            .Differences.Select(difference => difference.ToString())
            .Should()
            .SatisfyRespectively(
                description => description.Should().Be("Setting of project 'Faces', description: Multi | "),
                tag => tag.Should().MatchRegex("^ImageTag .*: other \\| \\(absent\\)$"),
                one => one.Should().MatchRegex("^Region .*: face \\[0\\.1, .*\\] \\| \\(absent\\)$"),
                two => two.Should().MatchRegex("^Region .*: \\(absent\\) \\| face \\[0\\.1000001, .*\\]$"),
                metadata => metadata.Should().EndWith("who=anna | who=ben")
            );
        tolerant.Differences.Should().HaveCount(3).And.NotContain(difference => difference.Kind == ArchiveDifferenceKind.Region);

        static void Plant(AccountSeeder account, string description, float left, string who, bool isOther)
        {
            var faces = account.AddProject("Faces", ProjectKind.Detection, description);
            var (face, other) = (faces.AddTag("face"), faces.AddTag("other"));
            faces.AddImage(
                RestorableAccount.Picture(1),
                isOther ? [other] : [],
                [new SeedRegion(face, left, 0.2f, 0.3f, 0.4f)],
                new Dictionary<string, string> { ["who"] = who }
            );
        }
    }
}
