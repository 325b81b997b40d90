using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Names that a customer gave, or an attacker: nothing leaves the folder, nothing runs in the pages.</summary>
public sealed class HostileNameTests
{
    public static TheoryData<string> Names =>
        [
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "\u202Emoc.elpmaxe\u202C",
            new string('n', 500),
            "CON",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_stays_inside_the_archive_and_is_only_ever_text(string name)
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var project = rig.Emulator.Seed(account =>
        {
            var project = account.AddProject(name, ProjectKind.Detection, name);
            project.AddImages(2, new Dictionary<string, string> { ["note"] = name }, project.AddTag(name, name));
            return project.Id;
        });
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!).Should().Equal(folder);
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Should()
            .OnlyContain(path =>
                path.All(character => char.IsAsciiLetterOrDigit(character) || character == '-' || character == '.' || character == '/')
            )
            .And.NotContain(path => path.Contains("passwd") || path.Contains("nnnn"));
        foreach (var page in Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(page))
                .Should()
                .NotContain("<script")
                .And.NotContain("<img src=x")
                .And.Contain("Content-Security-Policy");
        }

        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "projects", project.ToString(), "index.html")))
            .Should()
            .Contain(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(name)[..3]);
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }
}
