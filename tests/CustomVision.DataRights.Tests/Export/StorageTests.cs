using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// Places that take nothing more. What each error is called is in StorageFaultTests; the console's tests meet a limit of file sizes, which
/// simulates a full disk, and a file system that can only be read.
/// </summary>
public sealed class StorageTests
{
    [Fact]
    public async Task A_folder_that_can_no_longer_be_written_ends_the_job_with_the_remedy_and_the_job_resumes_once_it_can()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var obstacle = Path.Combine(
            folder,
            "data",
            "projects",
            rig.Emulator.Account.Projects.MaxBy(project => project.WorkspaceImageIds.Count)!.Id.ToString()
        );

        // A file is where a folder must be: the tests may run as root, whom no permission keeps out.
        Directory.CreateDirectory(folder);
        var reports = 0;
        var progress = new SynchronousProgress<ExportProgress>(_ =>
        {
            if (Interlocked.Increment(ref reports) == 1)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(obstacle)!);
                File.WriteAllText(obstacle, "in the way");
            }
        });
        var export = () => rig.ExportAsync(folder, progress: progress);

        var fault = (await export.Should().ThrowAsync<ArchiveStorageException>()).Which;
        fault.Message.Should().Contain("output folder").And.Contain("hoose");
        File.Exists(Path.Combine(folder + ".work", "journal.jsonl")).Should().BeTrue();
        Directory.EnumerateFiles(folder, "manifest-*", SearchOption.AllDirectories).Should().BeEmpty();

        File.Delete(obstacle);
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_path_that_leads_through_a_file_is_refused_before_anything_is_asked()
    {
        await using var rig = await ExportRig.StartAsync();
        var file = rig.NewFolder();
        await File.WriteAllTextAsync(file, "mine");
        rig.Emulator.Requests.Clear();

        var export = () => rig.ExportAsync(Path.Combine(file, "archive"));

        (await export.Should().ThrowAsync<ArchiveStorageException>()).WithMessage("*is a file*Choose*");
        rig.Emulator.Requests.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task A_sink_of_the_host_that_refuses_ends_the_job_and_is_not_reported_as_a_failed_download()
    {
        await using var rig = await ExportRig.StartAsync();

        var export = () => rig.Manager.ExportAsync(new ExportRequest(), FullSink(afterBytes: 20_000));

        await export.Should().ThrowAsync<ArchiveStorageException>().WithMessage("The bucket is full.");
    }

    // A host's own storage, which takes several entries at once and so many bytes in all.
    private static IArchiveSink FullSink(long afterBytes)
    {
        var taken = 0L;
        var sink = Substitute.For<IArchiveSink>();
        sink.MaxConcurrentWrites.Returns(4);
        sink.OpenReadAsync(default, default).ReturnsForAnyArgs((Stream?)null);
        sink.WriteAsync(default, null!, default).ReturnsForAnyArgs(async call =>
        {
            using var memory = new MemoryStream();
            await call.Arg<Func<Stream, CancellationToken, Task>>()(memory, call.Arg<CancellationToken>());
            if (Interlocked.Add(ref taken, memory.Length) > afterBytes)
            {
                throw new ArchiveStorageException("The bucket is full.");
            }
        });
        return sink;
    }
}
