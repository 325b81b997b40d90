using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>Disks that take no more, and disks that can only be read, as a person meets them.</summary>
public sealed class SmallDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-disk-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Disk_that_takes_no_larger_file_ends_with_1_and_a_remedy_and_the_export_resumes_once_it_does()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (undisturbed, folder) = (Path.Combine(_folder.FullName, "undisturbed"), Path.Combine(_folder.FullName, "limited"));
        (await Datarights.RunAsync(emulator, Arguments(undisturbed))).ExitCode.Should().Be(0);
        var largest = Directory.EnumerateFiles(undisturbed, "*", SearchOption.AllDirectories).Max(file => new FileInfo(file).Length);
        emulator.Requests.Clear();

        var (first, second) = (
            await Datarights.RunLimitedAsync(emulator, largest / 4, Arguments(folder)),
            await Datarights.RunLimitedAsync(emulator, largest * 3 / 4, Arguments(folder))
        );
        var last = await Datarights.RunAsync(emulator, Arguments(folder));

        foreach (var outcome in (Datarights.Outcome[])[first, second])
        {
            outcome.ExitCode.Should().Be(1, "{0}", outcome);
            outcome.Error.Should().Contain("larger than").And.Contain("Raise the limit").And.NotContain("   at ");
        }

        last.ExitCode.Should().Be(0, "{0}", last);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
        Directory.Exists(folder + ".work").Should().BeFalse();
        emulator
            .Requests.Find(endpoint: EndpointKind.Blob)
            .Where(request => request.Status == 200)
            .GroupBy(request => request.Path)
            .Should()
            .OnlyContain(fetches => fetches.Count() <= 3)
            .And.Contain(fetches => fetches.Count() == 1, "what was finished before is not fetched again");
    }

    [Fact]
    public async Task Temporary_files_that_find_no_room_end_a_zip_with_what_to_do_and_are_not_reported_as_failed_images()
    {
        const string Program = "CustomVision.DataRights.Tool.Tests.dll";
        const int Large = 300_000; // larger than any list of this account
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        emulator.Seed(account =>
        {
            var project = account.AddProject("Doors", ProjectKind.Multilabel);
            foreach (var small in project.AddImages(3).Select(image => emulator.Account.Project(project.Id).ImageBytes(image)!).ToList())
            {
                project.AddImage([.. small[..^20], .. new byte[Large], .. small[^20..]]);
            }
        });

        var undisturbed = await Datarights.EndAsync(Datarights.Start(Program, emulator.Endpoint.ToString(), emulator.TrainingKey, ["zip"]));
        emulator.Requests.Clear();
        var limited = await Datarights.RunLimitedAsync(Program, emulator, Large / 2, ["zip"]);

        (undisturbed.ExitCode, undisturbed.Output.Trim()).Should().Be((0, "Complete, 0 failure(s)"), "{0}", undisturbed);
        limited.ExitCode.Should().Be(1, "{0}", limited);
        limited.Error.Should().Contain("larger than").And.Contain("Raise the limit").And.NotContain("   at ");
        limited.Output.Should().BeEmpty("nothing is called an image that could not be retrieved");
        emulator
            .Requests.Find(endpoint: EndpointKind.Blob)
            .GroupBy(request => request.Path)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(fetches => fetches.Count() == 1, "a disk is not asked to hold the same image again");
        emulator.Requests.Find(operation: "GetImagesByIds").Should().BeEmpty();
    }

    [Fact]
    public async Task Disk_that_can_only_be_read_is_1_and_says_what_to_do()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        // The kernel's own file system takes no folder of anybody, root included.
        var outcome = await Datarights.RunAsync(emulator, Arguments("/sys/archive"));

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Error.Should().Contain("can't be written").And.Contain("choose another output folder").And.NotContain("   at ");
        emulator.Requests.Snapshot().Should().BeEmpty("a place that takes nothing is noticed before anything is asked");
    }

    [Fact]
    public async Task Folder_below_a_file_is_2_and_says_what_to_do()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "mine");

        var outcome = await Datarights.RunAsync(emulator, Arguments(Path.Combine(file, "archive")));

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain("is a file").And.Contain("Choose").And.NotContain("   at ");
        (await File.ReadAllTextAsync(file)).Should().Be("mine");
    }

    private static string[] Arguments(string folder) => ["export", "--output", folder, "--requests-per-second", "0"];
}
