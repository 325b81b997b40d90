using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>How an export can end, as an exit code: only what is complete is 0.</summary>
public sealed class ExportEndTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-end-");

    public static TheoryData<string, int, string> Ends =>
        new()
        {
            { "nothing amiss", 0, "Complete:" },
            { "nothing there", 0, "Complete:" },
            { "importing", 3, "still being imported" },
            { "import failed", 3, "has failed" },
            { "image deleted during the export", 3, "Vanished: image files " },
            { "tags forbidden", 1, "403" },
            { "project forbidden", 1, "GetProject answered 403" },
            { "models fail", 1, "GetExports answered 501" },
        };

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Only_what_is_complete_is_0(string what, int exitCode, string words)
    {
        await using var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions { Seed = what == "nothing there" ? EmulatorSeed.Empty : EmulatorSeed.Demo }
        );
        Prepare(emulator, what);

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0");

        outcome.ExitCode.Should().Be(exitCode, "{0}", outcome);
        outcome.Output.Should().Contain(words);
        outcome.Output.Contains("Complete:", StringComparison.Ordinal).Should().Be(exitCode == 0);
        (await Datarights.RunAsync("verify", Archive)).ExitCode.Should().Be(0, "what is there is as it was written");
    }

    [Fact]
    public async Task An_interrupted_export_of_projects_that_were_deleted_is_finished_when_a_person_confirms_it()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        string[] export = ["export", "--output", Archive, "--requests-per-second", "0"];
        var rule = emulator.Faults.Add(FaultRule.For("GetTags").Answer(403));
        (await Datarights.RunAsync(emulator, export)).ExitCode.Should().Be(1);
        emulator.Faults.Remove(rule);
        var pictures = Directory.GetFiles(Archive, "*.png", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        using (var services = new HostSetup(emulator).Build())
        {
            foreach (var project in emulator.Account.Projects)
            {
                await services.GetRequiredService<IUserDataManager>().DeleteProjectAsync(project.Id, unpublishFirst: true);
            }
        }

        var refused = await Datarights.RunAsync(emulator, export);
        var finished = await Datarights.RunAsync(emulator, [.. export, "--projects-were-deleted"]);

        refused.ExitCode.Should().Be(1, "{0}", refused);
        refused.Error.Should().Contain("--projects-were-deleted").And.Contain("Nothing was changed").And.NotContain("   at ");
        finished.ExitCode.Should().Be(3, "{0}", finished);
        finished.Output.Should().Contain("Complete with differences").And.Contain("Vanished: project \"");
        pictures.Should().NotBeEmpty().And.OnlyContain(picture => File.ReadAllBytes(picture.Key).SequenceEqual(picture.Value));
        (await Datarights.RunAsync("verify", Archive)).ExitCode.Should().Be(0);
        Directory.Exists(Archive + ".work").Should().BeFalse();
    }

    [Fact]
    public async Task A_second_process_into_the_same_folder_is_1_and_disturbs_nothing()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Nth(5)
                .Run(() =>
                {
                    reached.TrySetResult();
                    return goOn.Task;
                })
        );
        var first = Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0");
        await Task.WhenAny(reached.Task, first);
        first.IsCompleted.Should().BeFalse();

        var second = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0");
        goOn.SetResult();

        second.ExitCode.Should().Be(1, "{0}", second);
        second.Error.Should().Contain("Another export").And.Contain("Wait").And.NotContain("   at ");
        (await first).ExitCode.Should().Be(0);
        (await Datarights.RunAsync("verify", Archive)).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_persons_own_note_beside_the_payload_survives_the_export_and_is_named_when_it_is_verified()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var rule = emulator.Faults.Add(FaultRule.For("GetTags").Answer(403));
        (await Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0")).ExitCode.Should().Be(1);
        await File.WriteAllTextAsync(Path.Combine(Archive, "note.txt"), "mine");
        emulator.Faults.Remove(rule);

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0");
        var verified = await Datarights.RunAsync("verify", Archive);

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        (await File.ReadAllTextAsync(Path.Combine(Archive, "note.txt"))).Should().Be("mine");
        verified.ExitCode.Should().Be(0, "{0}", verified);
        verified.Output.Should().Contain("note.txt");
    }

    private static void Prepare(TrainingEmulator emulator, string what)
    {
        var project = emulator.Account.Projects.Select(project => project.Id).FirstOrDefault();
        switch (what)
        {
            case "importing" or "import failed":
                emulator.Seed(account => account.Project(project).SetStatus(what == "importing" ? "Importing" : "Failed"));
                break;
            case "image deleted during the export":
                // No iteration holds it. Its page of the list is out when it goes, and its bytes go with it.
                var image = emulator.Seed(account => account.Project(project).AddImages(1)[0]);
                emulator.Faults.Add(
                    FaultRule
                        .ForBlobs("i-" + image.ToString("N"))
                        .Nth(1)
                        .Run(() =>
                        {
                            emulator.Seed(account => account.Project(project).DeleteFromWorkspace(image));
                            return Task.CompletedTask;
                        })
                );
                emulator.Faults.Add(FaultRule.ForBlobs("i-" + image.ToString("N")).Vanish());
                break;
            case "tags forbidden":
                emulator.Faults.Add(FaultRule.For("GetTags").Answer(403));
                break;
            case "project forbidden":
                emulator.Faults.Add(FaultRule.For("GetProject").WithPath(project.ToString()).Answer(403));
                break;
            case "models fail":
                emulator.Faults.Add(FaultRule.For("GetExports").Answer(501));
                break;
        }
    }
}
