using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>A disk that does not give back what was written: damaged files are retrieved again, and not for ever.</summary>
public sealed class ReadBackTests
{
    [Theory]
    [InlineData("*.png", 1)]
    [InlineData("*.png", 2)]
    [InlineData("report.json", 2)]
    public async Task Damaged_files_are_downloaded_or_written_again(string damaged, int times)
    {
        await using var rig = await ExportRig.StartAsync();
        var (folder, undisturbed) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);

        var result = await rig.ExportAsync(folder, progress: Damage(folder, damaged, times));

        (result.State, result.IsReadBack).Should().Be((ExportState.Complete, true));
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Fact]
    public async Task Files_that_stay_damaged_end_the_job_with_the_remedy()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var export = () => rig.ExportAsync(folder, progress: Damage(folder, "*.png", times: 3));

        (await export.Should().ThrowAsync<ArchiveStorageException>()).WithMessage("1 file(s) differed*Check the disk*");
        File.Exists(Path.Combine(folder, "tagmanifest-sha256.txt")).Should().BeTrue("what is there stays");
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete, "the next run retrieves the file again");
    }

    // Between the writing and the reading, as a failing disk would.
    private static SynchronousProgress<ExportProgress> Damage(string folder, string pattern, int times) =>
        new(report =>
        {
            if (report.Phase == ExportPhase.ReadingBack && times-- > 0)
            {
                var file = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
                var bytes = File.ReadAllBytes(file);
                bytes[^1] ^= 1;
                File.WriteAllBytes(file, bytes);
            }
        });
}
