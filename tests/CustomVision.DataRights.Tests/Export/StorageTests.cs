using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// Places that take nothing more. What each error is called is in StorageFaultTests; the console's tests meet a limit of file sizes, which
/// stands for a full disk, and a file system that can only be read.
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

        // A file stands where a folder must be: the tests may run as root, whom no permission keeps out.
        Directory.CreateDirectory(folder);
        var place = new Obstacle(obstacle);
        var export = () => rig.ExportAsync(folder, progress: place);

        var fault = (await export.Should().ThrowAsync<ArchiveStorageException>()).Which;
        fault.Message.Should().Contain("output folder").And.Contain("hoose");
        File.Exists(Path.Combine(folder + ".work", "journal.jsonl")).Should().BeTrue();
        Directory.EnumerateFiles(folder, "manifest-*", SearchOption.AllDirectories).Should().BeEmpty();

        place.Remove();
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
        Tree.Differences(undisturbed, folder).Should().BeEmpty();
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
    public async Task A_sink_of_the_host_that_refuses_ends_the_job_and_is_no_failed_download()
    {
        await using var rig = await ExportRig.StartAsync();

        var export = () => rig.Manager.ExportAsync(new ExportRequest(), new FullSink(afterBytes: 20_000));

        await export.Should().ThrowAsync<ArchiveStorageException>().WithMessage("The bucket is full.");
    }

    /// <summary>Puts a file in the way as soon as the job reads the account.</summary>
    private sealed class Obstacle(string path) : IProgress<ExportProgress>
    {
        private int _isThere;

        public void Report(ExportProgress value)
        {
            if (Interlocked.Exchange(ref _isThere, 1) == 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, "in the way");
            }
        }

        public void Remove() => File.Delete(path);
    }

    /// <summary>A host's own storage, which takes several entries at once and so many bytes in all.</summary>
    private sealed class FullSink(long afterBytes) : IArchiveSink
    {
        private long _taken;

        public int MaxConcurrentWrites => 4;

        public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
        {
            using var memory = new MemoryStream();
            await content(memory, cancellationToken);
            if (Interlocked.Add(ref _taken, memory.Length) > afterBytes)
            {
                throw new ArchiveStorageException("The bucket is full.");
            }
        }

        public Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

        public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
