using System.Globalization;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>How much the program says.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-output-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Quiet_says_nothing_of_success_and_everything_that_is_wrong()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var archive = Path.Combine(_folder.FullName, "archive");

        var exported = await Datarights.RunAsync(emulator, "export", "--output", archive, "--quiet", "--requests-per-second", "0");
        var verified = await Datarights.RunAsync("verify", archive, "--quiet");
        var compared = await Datarights.RunAsync("compare", archive, archive, "--quiet");
        var drilled = await Datarights.RunAsync("drill", archive, "--without-receipts", "--quiet");
        var planned = await Datarights.RunAsync(
            emulator,
            ["erase", "plan", "--all", "--output", Path.Combine(_folder.FullName, "plan.json"), "--quiet", "--requests-per-second", "0"]
        );
        var listed = await Datarights.RunAsync(emulator, "list", "--quiet");
        File.Delete(Path.Combine(archive, "data", "report.json"));
        var broken = await Datarights.RunAsync("verify", archive, "--quiet");

        new[] { exported, verified, compared, drilled, planned }
            .Should()
            .OnlyContain(outcome => outcome.ExitCode == 0 && outcome.All.Length == 0);
        listed.Output.Should().Contain("Reception visitors").And.NotContain("without a model file").And.NotContain("Counting");
        broken.ExitCode.Should().Be(1, "{0}", broken);
        broken.Output.Should().Contain("Missing: data/report.json").And.Contain("NOT VALID");
    }

    [Fact]
    public async Task Each_job_that_takes_long_says_what_it_does()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var archive = Path.Combine(_folder.FullName, "archive");
        await Datarights.RunAsync(emulator, "export", "--output", archive, "--requests-per-second", "0");

        var listed = await Datarights.RunAsync(emulator, "list");
        var compared = await Datarights.RunAsync("compare", archive, archive);
        var drilled = await Datarights.RunAsync("drill", archive, "--without-receipts");
        var planned = await Datarights.RunAsync(
            emulator,
            ["erase", "plan", "--all", "--output", Path.Combine(_folder.FullName, "plan.json"), "--requests-per-second", "0"]
        );

        listed.Output.Should().StartWith("Counting the contents of the projects: 0 of 2 projects\n");
        compared
            .Output.Should()
            .ContainAll("Verifying the first archive: ", "Verifying the second archive: ", "\nComparing the archives\n");
        drilled.Output.Should().StartWith("Restoring").And.ContainAll("\nReading the account\n", "\nComparing the archives\n");
        planned.Output.Should().StartWith("Reading the contents of the projects: 0 of 2 projects\n");
    }

    [Theory]
    [InlineData("en", "images", "lang=\"en\"")]
    [InlineData("fr", "images", "lang=\"fr\"")]
    [InlineData("ko", "이미지", "lang=\"ko\"")]
    public async Task Language_is_that_of_the_plan_and_of_the_pages_whatever_the_system_speaks(string language, string word, string page)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (archive, plan) = (Path.Combine(_folder.FullName, "archive"), Path.Combine(_folder.FullName, "plan.json"));
        string[] common = ["--language", language, "--requests-per-second", "0"];

        var exported = await Datarights.RunAsync(emulator, ["export", "--output", archive, "--project", Project(emulator), .. common]);
        var planned = await Datarights.RunAsync(emulator, ["erase", "plan", "--project", Project(emulator), "--output", plan, .. common]);

        (exported.ExitCode, planned.ExitCode).Should().Be((0, 0), "{0}", planned);
        File.ReadAllText(Path.Combine(archive, "data", "index.html")).Should().Contain(page);
        var expected = ErasureSummary.Of(ErasurePlan.FromJson(await File.ReadAllTextAsync(plan)), CultureInfo.GetCultureInfo(language));
        planned.Output.Should().ContainAll(expected).And.Contain(word);

        static string Project(TrainingEmulator emulator) => emulator.Account.Projects[1].Id.ToString();
    }

    [Fact]
    public async Task Verbose_counts_each_project_and_each_tag_of_an_export_once()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var archive = Path.Combine(_folder.FullName, "archive");

        var exported = await Datarights.RunAsync(emulator, "export", "--output", archive, "--verbose", "--requests-per-second", "0");

        exported.ExitCode.Should().Be(0, "{0}", exported);
        exported.Output.Should().Contain("In the archive: projects, 2.").And.Contain("In the archive: tags, 5.");
    }

    [Fact]
    public async Task Verbose_adds_to_an_error_what_support_asks_for()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        var plain = await Datarights.RunWithAsync(emulator.Endpoint.ToString(), "another-key-0123", "list");
        var verbose = await Datarights.RunWithAsync(emulator.Endpoint.ToString(), "another-key-0123", "list", "--verbose");

        plain.Error.Should().NotContain("Operation GetProjects");
        verbose.Error.Should().StartWith(plain.Error).And.Contain("Operation GetProjects; status 401").And.NotContain("another-key-0123");
        verbose.Error.Should().Contain("Error codes: ").And.NotContain("Exception");
    }

    [Fact]
    public async Task Files_above_the_limits_are_named_with_the_option_that_raises_them()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        emulator.Seed(account =>
        {
            var project = account.AddProject("Large", ProjectKind.Classification);
            project.AddImages(5, project.AddTag("A"));
            project.AddImages(5, project.AddTag("B"));
            var iteration = project.Train();
            project.AddImage(Bitmap());
            project.AddExport(iteration, bytes: Bitmap());
            project.AddPrediction(iteration, Bitmap());
        });
        string[] options = ["--max-image-size", "1", "--max-prediction-size", "1", "--max-model-size", "1", "--requests-per-second", "0"];

        var limited = await Datarights.RunAsync(emulator, ["export", "--output", Path.Combine(_folder.FullName, "limited"), .. options]);

        limited.ExitCode.Should().Be(1, "{0}", limited);
        limited.Output.Should().ContainAll("--max-image-size", "--max-prediction-size", "--max-model-size").And.NotContain("Downloads:");
    }

    [Fact]
    public void Download_settings_reach_the_library()
    {
        var command = new System.CommandLine.Command("export");
        var settings = DownloadSettings.AddTo(command);
        var (asked, silent) = (new DataRightsOptions(), new DataRightsOptions());

        settings.Apply(command.Parse("--allow-private-addresses --min-bytes-per-second 0 --max-model-size 2"), asked);
        settings.Apply(command.Parse(""), silent);

        (asked.Downloads.AllowPrivateAddresses, asked.Timeouts.MinBytesPerSecond, asked.Downloads.MaxModelSize)
            .Should()
            .Be((true, 0, 2 << 20));
        (silent.Downloads.AllowPrivateAddresses, silent.Timeouts.MinBytesPerSecond, silent.Downloads.MaxModelSize)
            .Should()
            .Be((false, 1024, 4L << 30));
    }

    // Just above a megabyte.
    private static byte[] Bitmap()
    {
        const int Header = 54;
        const int Side = 600;
        var bytes = new byte[Header + (Side * Side * 3)];
        "BM"u8.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(2), bytes.Length);
        BitConverter.TryWriteBytes(bytes.AsSpan(10), Header);
        BitConverter.TryWriteBytes(bytes.AsSpan(14), 40);
        BitConverter.TryWriteBytes(bytes.AsSpan(18), Side);
        BitConverter.TryWriteBytes(bytes.AsSpan(22), Side);
        BitConverter.TryWriteBytes(bytes.AsSpan(26), (short)1);
        BitConverter.TryWriteBytes(bytes.AsSpan(28), (short)24);
        return bytes;
    }
}
