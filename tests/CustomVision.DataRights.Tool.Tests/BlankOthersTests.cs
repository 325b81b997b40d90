using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>Before a copy for one person is handed over, the program says what it tells about others.</summary>
public sealed class BlankOthersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-others-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_copy_that_names_others_says_so_before_its_path_and_can_be_blanked()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (named, blanked) = (Path.Combine(_folder.FullName, "named"), Path.Combine(_folder.FullName, "blanked"));

        var plain = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            named,
            "--tag",
            "Anna Larsen",
            "--request-id",
            "anna@example.com",
            "--requests-per-second",
            "0"
        );
        var removed = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            blanked,
            "--tag",
            "Anna Larsen",
            "--blank-others",
            "--requests-per-second",
            "0"
        );

        plain.ExitCode.Should().Be(0, "{0}", plain);
        plain.Output.Should().Contain("OTHERS ARE NAMED").And.Contain("--blank-others").And.Contain("pixels").And.Contain("mail address");
        plain.Output.IndexOf("OTHERS", StringComparison.Ordinal).Should().BeLessThan(plain.Output.IndexOf(named, StringComparison.Ordinal));
        removed.ExitCode.Should().Be(0, "{0}", removed);
        removed.Output.Should().Contain("removed from this copy").And.Contain("pixels");
        Text(named).Should().Contain("Visitor");
        Text(blanked).Should().NotContain("Visitor").And.Contain("Anna Larsen");
        (await Datarights.RunAsync("verify", blanked)).ExitCode.Should().Be(0);

        var projects = emulator.Account.Projects.Count;
        string[] restore = ["restore", blanked, "--without-receipts", "--name-suffix", " x", "--language", "fr"];
        foreach (
            var refused in (Datarights.Outcome[])
                [
                    await Datarights.RunAsync(emulator, restore),
                    await Datarights.RunAsync(emulator, [.. restore, "--dry-run"]),
                    await Datarights.RunAsync("drill", blanked, "--language", "fr"),
                ]
        )
        {
            refused.ExitCode.Should().Be(1, "{0}", refused);
            refused.Error.Should().Contain("aucun projet ne peut en être restauré");
        }

        emulator.Account.Projects.Should().HaveCount(projects);
    }

    [Fact]
    public async Task Images_that_are_chosen_by_id_need_the_tag_to_keep()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var image = emulator.Account.Projects[0].WorkspaceImageIds[0].ToString();
        string[] export =
        [
            "export",
            "--output",
            Path.Combine(_folder.FullName, "copy"),
            "--image",
            image,
            "--blank-others",
            "--requests-per-second",
            "0",
        ];

        var refused = await Datarights.RunAsync(emulator, export);
        var kept = await Datarights.RunAsync(emulator, [.. export, "--keep-tag", "Visitor"]);

        refused.ExitCode.Should().Be(2, "{0}", refused);
        refused.Error.Should().Contain("--keep-tag");
        kept.ExitCode.Should().Be(0, "{0}", kept);
    }

    [Theory]
    [InlineData("--tag, --tag-id, --image", "--blank-others")]
    [InlineData("requires --blank-others", "--tag", "Anna Larsen", "--keep-tag", "Visitor")]
    [InlineData("--keep-tag", "--blank-others", "--image", "5797ab02-b4b1-4c59-a199-4b075fc00e10")]
    public async Task Options_that_say_too_little_are_2_and_name_what_is_missing(string said, params string[] options)
    {
        var outcome = await Datarights.RunAsync(["export", "--output", Path.Combine(_folder.FullName, "copy"), .. options]);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(said);
    }

    private static string Text(string folder) =>
        string.Concat(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".png", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
}
