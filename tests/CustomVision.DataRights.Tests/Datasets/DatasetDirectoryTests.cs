using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>Where a data set is written to: through links and into existing directories, never beside them.</summary>
public sealed class DatasetDirectoryTests : IDisposable
{
    private readonly TestArchive _archive = new();
    private readonly TemporaryDirectory _elsewhere = new();

    public DatasetDirectoryTests()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0.1, 0.2, 0.3, 0.4)]);
        project.Save();
    }

    public void Dispose()
    {
        _elsewhere.Dispose();
        _archive.Dispose();
    }

    [Fact]
    public async Task An_existing_empty_folder_is_written_into_and_never_replaced()
    {
        Directory.CreateDirectory(_archive.Output);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                _archive.Output,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.StickyBit
            );
        }

        await ConvertAsync(_archive.Output);

        Names(_archive.Output).Should().BeEquivalentTo("README.md", $"{TestArchive.Id(1_000_001)}");
        Names(Path.GetDirectoryName(_archive.Output)!).Should().BeEquivalentTo("archive", "output");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_archive.Output)
                .Should()
                .HaveFlag(UnixFileMode.StickyBit, "it is the same folder, as a mount point has to be");
        }
    }

    [Fact]
    public async Task The_root_of_an_empty_disk_counts_as_empty()
    {
        Directory.CreateDirectory(Path.Combine(_archive.Output, "lost+found"));

        await ConvertAsync(_archive.Output);

        Names(_archive.Output).Should().BeEquivalentTo("README.md", "lost+found", $"{TestArchive.Id(1_000_001)}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_symbolic_link_stays_and_the_data_set_is_on_its_disk(bool exists)
    {
        var disk = _elsewhere["disk"];
        if (exists)
        {
            Directory.CreateDirectory(disk);
        }

        Directory.CreateSymbolicLink(_archive.Output, disk);

        await ConvertAsync(_archive.Output);

        new DirectoryInfo(_archive.Output).LinkTarget.Should().Be(disk);
        Names(disk).Should().BeEquivalentTo("README.md", $"{TestArchive.Id(1_000_001)}");
    }

    [Fact]
    public async Task A_symbolic_link_on_the_way_into_the_archive_is_refused()
    {
        var link = _elsewhere["link"];
        Directory.CreateSymbolicLink(link, Path.Combine(_archive.Root, "data"));

        var convert = () => ConvertAsync(Path.Combine(link, "set"));

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*inside the archive*");
        Directory.Exists(Path.Combine(_archive.Root, "data", "set")).Should().BeFalse();
    }

    [Fact]
    public async Task An_archive_behind_a_symbolic_link_is_protected_as_well()
    {
        var link = _elsewhere["archive"];
        Directory.CreateSymbolicLink(link, _archive.Root);

        var convert = () => DatasetConverter.ConvertAsync(link, DatasetFormat.Coco, Path.Combine(_archive.Root, "set"));

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*inside the archive*");
    }

    [Fact]
    public async Task Links_in_a_circle_are_refused()
    {
        Directory.CreateSymbolicLink(_elsewhere["a"], _elsewhere["b"]);
        Directory.CreateSymbolicLink(_elsewhere["b"], _elsewhere["a"]);

        var convert = () => ConvertAsync(Path.Combine(_elsewhere["a"], "set"));

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*circle*");
    }

    [Fact]
    public async Task What_a_killed_conversion_left_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_archive.Output, ".partial"));

        var convert = () => ConvertAsync(_archive.Output);

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*'.partial'*did not finish. Delete it*");
    }

    [Fact]
    public async Task A_failure_removes_the_parents_that_were_created_for_it()
    {
        File.Delete(_archive.PathOf($"projects/{TestArchive.Id(1_000_001)}/images/{TestArchive.Id(1)}.png"));

        var convert = () => ConvertAsync(Path.Combine(_elsewhere["a"], "b", "set"));

        await convert.Should().ThrowAsync<ArchiveFormatException>();
        Names(_elsewhere[""]).Should().BeEmpty();
    }

    [Fact]
    public async Task A_data_set_that_cannot_take_its_place_leaves_what_others_put_there()
    {
        var mine = Path.Combine(_archive.Output, "README.md");
        var progress = new SynchronousProgress<ObjectProgress>(_ => File.WriteAllText(mine, "mine"));

        var convert = () => DatasetConverter.ConvertAsync(_archive.Root, DatasetFormat.Coco, _archive.Output, progress: progress);

        await convert.Should().ThrowAsync<IOException>();
        Names(_archive.Output).Should().Equal("README.md");
        File.ReadAllText(mine).Should().Be("mine");
    }

    private Task ConvertAsync(string output) => DatasetConverter.ConvertAsync(_archive.Root, DatasetFormat.Coco, output);

    private static IEnumerable<string?> Names(string directory) => Directory.GetFileSystemEntries(directory).Select(Path.GetFileName);
}
