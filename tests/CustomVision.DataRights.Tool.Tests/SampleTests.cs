namespace CustomVision.DataRights.Tool.Tests;

/// <summary>The smallest host, <c>samples/DataRights.Console</c>, does what the README says of it.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-sample-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Demo_exports_verifies_and_erases_and_leaves_a_valid_archive_and_a_receipt()
    {
        var archive = Path.Combine(_folder.FullName, "archive");
        using var process = Datarights.Start("DataRights.Console.dll", endpoint: null, key: null, ["demo", "--output", archive]);

        var demo = await Datarights.EndAsync(process);

        demo.ExitCode.Should().Be(0, "{0}", demo);
        demo.Output.Should()
            .ContainAll(
                "2 projects",
                "Complete: ",
                "The archive is valid",
                "Digest to approve",
                "9 erased of 9",
                "The archive is enough to rebuild every project",
                "index.html"
            );
        (await Datarights.RunAsync("verify", archive)).ExitCode.Should().Be(0);
        var evidence = archive + "-erasure";
        var audited = await Datarights.RunAsync(
            "erase",
            "audit",
            Path.Combine(evidence, "plan.json"),
            "--receipt",
            Path.Combine(evidence, "receipt.json"),
            "--journal",
            Path.Combine(evidence, "journal.jsonl")
        );
        audited.ExitCode.Should().Be(0, "{0}", audited);
    }

    [Fact]
    public async Task Wrong_use_names_the_commands()
    {
        using var process = Datarights.Start("DataRights.Console.dll", endpoint: null, key: null, ["list"]);

        var outcome = await Datarights.EndAsync(process);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().ContainAll("CUSTOMVISION_ENDPOINT", "export DIR");
    }

    [Fact]
    public void Sample_stays_under_150_lines()
    {
        var files = Directory.GetFiles(Path.Combine(Repository(), "samples", "DataRights.Console"), "*.cs");

        files.Sum(file => File.ReadLines(file).Count()).Should().BeLessThan(150);
    }

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CustomVision.DataRights.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of a clone.");
        }

        return folder;
    }
}
