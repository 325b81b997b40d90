using System.Text.Json;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>What options choose, for a copy and for an erasure.</summary>
public sealed class SelectorTests : IDisposable
{
    private const string Anna = "Anna Larsen";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-select-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_selector_chooses_the_images_and_predictions_that_it_names()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var project = emulator.Account.Projects[0];
        var tag = project.Tags.Single(pair => pair.Value == Anna).Key.ToString();

        (await CountAsync("--metadata", "camera=north")).Should().Be((8, 0));
        (await CountAsync("--tag-id", tag)).Should().Be(await CountAsync("--tag", Anna)).And.NotBe((0, 0));
        (await CountAsync("--untagged")).Should().Be((2, 0));
        (await CountAsync("--tagged", "--created-from", "2026-03-09", "--created-before", "2026-03-09T10:01:10+01:00"))
            .Should()
            .Be((10, 0));
        (await CountAsync("--untagged", "--prediction-application", "front desk", "--prediction-from", "2026-03-04T09:01Z"))
            .Should()
            .Be((2, 2));
        (await CountAsync("--untagged", "--prediction-from", "2026-03-04T09:01Z", "--prediction-before", "2026-03-04T09:02Z"))
            .Should()
            .Be((2, 1));
        (await CountAsync("--untagged", "--prediction-iteration", emulator.Account.Projects[1].Iterations[0].Id.ToString()))
            .Should()
            .Be((2, 1));

        async Task<(long Images, long Predictions)> CountAsync(params string[] options)
        {
            var folder = Path.Combine(_folder.FullName, Guid.NewGuid().ToString());
            var outcome = await Datarights.RunAsync(
                emulator,
                ["export", "--output", folder, "--json", "--requests-per-second", "0", .. options]
            );
            outcome.ExitCode.Should().Be(0, "{0}", outcome);
            using var document = JsonDocument.Parse(outcome.Output);
            var categories = document.RootElement.GetProperty("categories").EnumerateArray().ToList();
            return (Found("image-files"), Found("prediction-files"));

            long Found(string name) =>
                categories
                    .Where(category => category.GetProperty("category").GetString() == name)
                    .Sum(category => category.GetProperty("found").GetInt64());
        }
    }

    [Fact]
    public async Task An_erasure_is_planned_by_the_same_selectors()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        (await PlanAsync("--created-from", "2026-03-09", "--models", "retrain")).Images.Should().Be(15);
        (await PlanAsync("--prediction-from", "2026-03-04", "--prediction-before", "2026-03-05")).Predictions.Should().Be(3);

        async Task<ErasureTotals> PlanAsync(params string[] options)
        {
            var file = Path.Combine(_folder.FullName, Guid.NewGuid() + ".json");
            var outcome = await Datarights.RunAsync(
                emulator,
                ["erase", "plan", "--output", file, "--requests-per-second", "0", .. options]
            );
            outcome.ExitCode.Should().Be(0, "{0}", outcome);
            return ErasurePlan.FromJson(await File.ReadAllTextAsync(file)).Totals;
        }
    }

    [Theory]
    [InlineData("2026-05-31", "--created-from", "31.05.2026")]
    [InlineData("--created-from must be earlier than --created-before", "--created-from", "2026-05-31", "--created-before", "2026-05-31")]
    [InlineData("--prediction-from must be earlier", "--prediction-from", "2026-06-01", "--prediction-before", "2026-05-31")]
    [InlineData("cannot be combined", "--tagged", "--untagged")]
    [InlineData("cannot be combined", "--untagged", "--tag", "Anna")]
    [InlineData("--metadata patient=4711", "--metadata", "patient")]
    [InlineData("--tag-id: \"Anna\" is not an id", "--tag-id", "Anna")]
    [InlineData("name of an application", "--prediction-application", " ")]
    [InlineData("coco, azureml", "--dataset", "jpeg")]
    [InlineData("cannot be combined", "--quiet", "--verbose")]
    [InlineData("images of everyone", "--untagged", "--build-models", "all")]
    [InlineData("is not a whole number", "--max-image-size", "large")]
    [InlineData("from 1 to", "--max-image-size", "0")]
    public async Task A_selector_that_can_choose_nothing_is_2_and_says_the_remedy(string remedy, params string[] options)
    {
        var outcome = await Datarights.RunAsync(["export", "--output", Path.Combine(_folder.FullName, "copy"), .. options]);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(remedy).And.NotContain("System.");
    }

    [Theory]
    [InlineData("Ana Larsen", "The nearest name is \"Anna Larsen\"")]
    [InlineData("anna larsen", "The nearest name is \"Anna Larsen\"")]
    [InlineData("Larsen", "The nearest name is \"Anna Larsen\"")]
    [InlineData("김민치", "The nearest name is \"김민지\"")]
    [InlineData("Zoe", "no tag has a similar name")]
    public async Task A_misspelt_tag_is_named_with_the_nearest_names_and_leaves_nothing(string typed, string says)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var plan = Path.Combine(_folder.FullName, "plan.json");

        var exported = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            Path.Combine(_folder.FullName, "copy"),
            "--tag",
            Anna,
            "--tag",
            typed,
            "--requests-per-second",
            "0"
        );
        var planned = await Datarights.RunAsync(
            emulator,
            "erase",
            "plan",
            "--tag",
            Anna,
            "--tag",
            typed,
            "--output",
            plan,
            "--json",
            "--requests-per-second",
            "0"
        );

        (exported.ExitCode, planned.ExitCode).Should().Be((2, 2), "{0}", exported);
        exported.Error.Should().Contain($"No tag is named \"{typed}\"").And.Contain(says);
        using var document = JsonDocument.Parse(planned.Output);
        document.RootElement.GetProperty("errors").EnumerateArray().Single().GetProperty("typed").GetString().Should().Be(typed);
        _folder.EnumerateFiles().Should().BeEmpty();
    }

    [Fact]
    public async Task Names_of_what_a_plan_deletes_are_shown_and_not_stored()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var plan = Path.Combine(_folder.FullName, "plan.json");
        await Datarights.RunAsync(
            emulator,
            "erase",
            "plan",
            "--tag",
            Anna,
            "--models",
            "delete",
            "--accept-collateral",
            "--delete-emptied-tags",
            "--output",
            plan,
            "--requests-per-second",
            "0"
        );
        var before = await File.ReadAllBytesAsync(plan);

        var bare = await Datarights.RunAsync("erase", "show", plan);
        var named = await Datarights.RunAsync(emulator, "erase", "show", plan, "--names", "--requests-per-second", "0");
        var elsewhere = await Datarights.RunAsync("erase", "show", plan, "--names");

        bare.Output.Should().NotContainAny(Anna, "Reception", "Iteration 1");
        named.ExitCode.Should().Be(0, "{0}", named);
        named.Output.Should().ContainAll("Project \"Reception visitors\"", "tag \"Anna Larsen\"", "iteration \"Iteration 1\"", "images");
        elsewhere.ExitCode.Should().Be(2, "{0}", elsewhere);
        (await File.ReadAllBytesAsync(plan)).Should().Equal(before);
        _folder.EnumerateFiles().Should().ContainSingle();
    }
}
