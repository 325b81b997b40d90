using System.Diagnostics;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;

namespace CustomVision.DataRights.Tool.Tests;

public sealed class ResourceTests : IDisposable
{
    private const string Key = "5be2f7-console-key";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-console-");

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task List_shows_each_project_with_its_counts()
    {
        await using var emulator = await StartAsync();

        var outcome = await Datarights.RunAsync(emulator, "list");

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        foreach (var project in emulator.Account.Projects)
        {
            var row = outcome
                .Output.Split('\n')
                .Single(line => line.StartsWith('│') && line.Contains(project.Id.ToString(), StringComparison.Ordinal))
                .Split('│', StringSplitOptions.TrimEntries);
            row[2].Should().Be(project.Name);
            row[3].Should().Be($"{project.WorkspaceImageIds.Count}");
            row[5].Should().Be($"{project.Tags.Count}");
            row[6].Should().Be($"{project.Iterations.Count}");
            row[7].Should().Be($"{project.Iterations.Count(iteration => iteration.PublishName is not null)}");
            row[8].Should().Be($"{project.PredictionIds.Count}");
        }

        outcome.All.Should().NotContain(Key).And.NotContain("\u001b[");
    }

    [Fact]
    public async Task Wrong_key_is_1_and_says_what_to_check()
    {
        await using var emulator = await StartAsync();

        var outcome = await Datarights.RunWithAsync(emulator.Endpoint.ToString(), "another-key-0123", "list");

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome
            .Error.Should()
            .Contain("401")
            .And.Contain("CUSTOMVISION_TRAINING_KEY")
            .And.NotContain("another-key-0123")
            .And.NotContain("   at ");
        outcome.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Account_without_a_resource_id_is_1_and_its_document_says_why()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        var outcome = await Datarights.RunAsync(emulator, "account", "--json");

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        using var document = System.Text.Json.JsonDocument.Parse(outcome.Output);
        var error = document.RootElement.GetProperty("errors").EnumerateArray().Should().ContainSingle().Subject;
        error.GetProperty("message").GetString().Should().Contain("CUSTOMVISION_RESOURCE_ID");
    }

    [Fact]
    public async Task Export_of_a_whole_account_is_0_and_sha256sum_agrees()
    {
        await using var emulator = await StartAsync();

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--request-id", "case-77");

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        outcome.Output.Should().Contain("Complete").And.Contain(Archive);
        outcome.All.Should().NotContain(Key).And.NotContain("sig=").And.NotContain("\u001b[");
        (await ChecksumsAsync()).Should().Be(0);
        (await File.ReadAllTextAsync(Path.Combine(Archive, "bag-info.txt"))).Should().Contain("case-77");
        foreach (var project in emulator.Account.Projects)
        {
            var files = Directory.GetFiles(Path.Combine(Archive, "data", "projects", project.Id.ToString(), "images"));
            files.Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file))).Should().BeEquivalentTo(project.AllImageIds);
            files
                .Should()
                .OnlyContain(file =>
                    File.ReadAllBytes(file).SequenceEqual(project.ImageBytes(Guid.Parse(Path.GetFileNameWithoutExtension(file)))!)
                );
        }
    }

    [Fact]
    public async Task Export_of_one_project_takes_no_other()
    {
        await using var emulator = await StartAsync();
        var chosen = emulator.Account.Projects[1].Id;

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--project", chosen.ToString());

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        Directory.GetDirectories(Path.Combine(Archive, "data", "projects")).Select(Path.GetFileName).Should().Equal(chosen.ToString());
    }

    [Fact]
    public async Task Project_that_is_not_there_is_2_and_named()
    {
        await using var emulator = await StartAsync();
        var unknown = Guid.NewGuid().ToString();

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--project", unknown);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(unknown);
    }

    [Fact]
    public async Task Folder_that_holds_something_else_is_2_and_left_as_it_is()
    {
        await using var emulator = await StartAsync();
        Directory.CreateDirectory(Archive);
        await File.WriteAllTextAsync(Path.Combine(Archive, "mine.txt"), "mine");

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().NotBeEmpty().And.NotContain("   at ");
        Directory.EnumerateFileSystemEntries(Archive).Should().ContainSingle();
    }

    [Fact]
    public async Task Export_from_which_something_is_missing_is_1_and_names_it()
    {
        await using var emulator = await StartAsync();
        emulator.Behavior.Images.LinkLifetime = TimeSpan.FromSeconds(-1);
        var project = emulator.Account.Projects[1];

        var outcome = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            Archive,
            "--project",
            project.Id.ToString(),
            "--requests-per-second",
            "0"
        );

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Output.Should().Contain("Incomplete").And.Contain(project.WorkspaceImageIds[0].ToString());
        outcome.All.Should().NotContain("sig=").And.NotContain(Key);
    }

    [Fact]
    public async Task Export_in_which_something_does_not_look_whole_is_3_and_names_it()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { TrainingKey = Key });
        var broken = emulator.Seed(account =>
        {
            var project = account.AddProject("Half a picture", ProjectKind.Classification);
            var whole = project.AddImages(1)[0];
            return (Project: project.Id, Whole: whole);
        });
        var picture = emulator.Account.Project(broken.Project).ImageBytes(broken.Whole)!;
        var half = emulator.Seed(account => account.Project(broken.Project).AddImage(picture[..(picture.Length / 2)]));

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive);

        outcome.ExitCode.Should().Be(3, "{0}", outcome);
        outcome.Output.Should().Contain("with differences").And.Contain(half.ToString()).And.NotContain(broken.Whole.ToString());
        (await ChecksumsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Demo_shows_the_whole_job_without_a_resource_and_its_archive_is_valid()
    {
        var outcome = await Datarights.RunAsync("demo", "--output", Archive);

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        outcome.Output.Should().ContainAll("emulator", "Reception visitors", "Parking gate", "Complete", Archive);
        (await ChecksumsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Verify_is_0_for_an_archive_as_it_was_written_and_1_names_the_file_that_was_changed()
    {
        (await Datarights.RunAsync("demo", "--output", Archive)).ExitCode.Should().Be(0);
        var file = Directory.EnumerateFiles(Path.Combine(Archive, "data", "projects"), "*.png", SearchOption.AllDirectories).First();

        var before = await Datarights.RunAsync("verify", Archive);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var after = await Datarights.RunAsync("verify", Archive);

        before.ExitCode.Should().Be(0, "{0}", before);
        after.ExitCode.Should().Be(1, "{0}", after);
        after.Output.Should().Contain("NOT VALID").And.Contain(Path.GetFileName(file));
    }

    private static Task<TrainingEmulator> StartAsync() =>
        TrainingEmulator.StartAsync(new EmulatorOptions { TrainingKey = Key, Seed = EmulatorSeed.Demo });

    private async Task<int> ChecksumsAsync()
    {
        using var process = Process.Start(
            new ProcessStartInfo("sha256sum", ["--quiet", "-c", "manifest-sha256.txt"]) { WorkingDirectory = Archive }
        )!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
