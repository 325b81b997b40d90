using System.Diagnostics;
using System.Globalization;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Traffic;

namespace DataRights.Console.Tests;

/// <summary>Disks that are too small, and disks that can only be read, as a person meets them.</summary>
public sealed class SmallDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-disk-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SmallDiskFact]
    public async Task Disk_that_is_full_is_1_says_what_to_do_and_the_export_goes_on_once_there_is_room()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var undisturbed = Path.Combine(_folder.FullName, "undisturbed");
        (await Datarights.RunAsync(emulator, Arguments(undisturbed))).ExitCode.Should().Be(0);
        var size = Directory.EnumerateFiles(undisturbed, "*", SearchOption.AllDirectories).Sum(file => Pages(new FileInfo(file).Length));
        emulator.Requests.Clear();

        // Full in the middle of the images, then near the end, then large enough; and carried out to a place that outlives the namespace.
        var (output, runs) = await InNamespaceAsync(
            emulator,
            $"""
            mount -t tmpfs -o size={size / 3} tmpfs "$DISK" && run
            mount -o remount,size={size * 9 / 10} "$DISK" && run
            mount -o remount,size={size * 3} "$DISK" && run
            cp -r "$DISK/archive" "$OUT" && ls -A "$DISK"
            """);

        runs.Should().Equal([1, 1, 0], "{0}", output);
        output.Split('\n').Count(line => line.Contains("full", StringComparison.Ordinal) && line.Contains("Free some space", StringComparison.Ordinal)).Should().Be(2, "{0}", output);
        output.Should().NotContain("   at ");
        output.TrimEnd().Should().EndWith("\narchive", "the work folder is gone once all is done");
        ArchiveTree.Differences(undisturbed, Path.Combine(_folder.FullName, "out")).Should().BeEmpty();
        emulator.Requests.Find(endpoint: EndpointKind.Blob).Where(request => request.Status == 200).GroupBy(request => request.Path)
            .Should().OnlyContain(fetches => fetches.Count() <= 3).And.Contain(fetches => fetches.Count() == 1, "what was finished before the disk was full is not fetched again");
    }

    [SmallDiskFact]
    public async Task Disk_that_can_only_be_read_is_1_and_says_what_to_do()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        var (output, runs) = await InNamespaceAsync(emulator, "mount -t tmpfs -o ro tmpfs \"$DISK\" && run");

        runs.Should().Equal([1], "{0}", output);
        output.Should().Contain("can't be written").And.Contain("choose another output folder").And.NotContain("   at ");
        emulator.Requests.Snapshot().Should().BeEmpty("a place that takes nothing is noticed before anything is asked");
    }

    [Fact]
    public async Task Folder_below_a_file_is_1_and_says_what_to_do()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "mine");

        var outcome = await Datarights.RunAsync(emulator, Arguments(Path.Combine(file, "archive")));

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Error.Should().Contain("is a file").And.Contain("Choose").And.NotContain("   at ");
        (await File.ReadAllTextAsync(file)).Should().Be("mine");
    }

    private static string[] Arguments(string folder) => ["export", "--output", folder, "--requests-per-second", "0"];

    private static long Pages(long bytes) => (bytes + 4095) / 4096 * 4096;

    private async Task<(string Output, IReadOnlyList<int> Runs)> InNamespaceAsync(TrainingEmulator emulator, string script)
    {
        var disk = _folder.CreateSubdirectory("disk").FullName;
        var start = new ProcessStartInfo("unshare", ["-rm", "sh", "-c", "run() { \"$HOST\" \"$PROGRAM\" export --output \"$DISK/archive\" --requests-per-second 0 2>&1; echo \"exit $?\"; }\n" + script])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["HOST"] = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        start.Environment["PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "datarights.dll");
        start.Environment["DISK"] = disk;
        start.Environment["OUT"] = Path.Combine(_folder.FullName, "out");
        start.Environment["CUSTOMVISION_ENDPOINT"] = emulator.Endpoint.ToString();
        start.Environment["CUSTOMVISION_TRAINING_KEY"] = emulator.TrainingKey;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (output, [.. output.Split('\n').Where(line => line.StartsWith("exit ", StringComparison.Ordinal)).Select(line => int.Parse(line[5..], CultureInfo.InvariantCulture))]);
    }
}
