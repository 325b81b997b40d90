using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Tests.Export;

[Collection(nameof(StorageThreadsTests))]
[CollectionDefinition(nameof(StorageThreadsTests), DisableParallelization = true)] // other exports use the same threads
public sealed class StorageThreadsTests
{
    [Fact]
    public async Task What_follows_a_switch_runs_outside_of_the_pool()
    {
        (bool IsPool, string? Name) thread = default;

        await SwitchAsync();

        thread.Should().Be((false, "DataRights storage"));

        async Task SwitchAsync()
        {
            await StorageThreads.SwitchAsync();
            thread = (Thread.CurrentThread.IsThreadPoolThread, Thread.CurrentThread.Name);
        }
    }

    [Fact]
    public async Task Everything_runs_once_whichever_thread_was_idle()
    {
        var ran = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 10_000),
            async (_, _) =>
            {
                await StorageThreads.SwitchAsync();
                Interlocked.Increment(ref ran);
            }
        );

        ran.Should().Be(10_000);
    }

    [Fact]
    public async Task There_is_room_until_many_wait()
    {
        StorageThreads.HasRoom.Should().BeTrue();
        using (var blocked = new BlockedStorage(StorageThreads.MostWaiting - 1))
        {
            StorageThreads.HasRoom.Should().BeTrue();
            StorageThreads.Run(() => { });
            StorageThreads.HasRoom.Should().BeFalse();
        }

        await Task.Run(async () => await StorageThreads.SwitchAsync()); // after those that waited
    }

    [Theory]
    [InlineData(0, "the slot is free while a file waits for the disk")]
    [InlineData(StorageThreads.MostWaiting, "files that wait for the disk hold memory")]
    public async Task The_next_download_starts_before_a_file_is_written_unless_many_files_wait(int waiting, string because)
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions(), options => options.Downloads.MaxConcurrency = 1);
        rig.Emulator.Seed(account => account.AddProject("Few", ProjectKind.Classification).AddImages(2));
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Emulator.Faults.Add(FaultRule.ForBlobs().Nth(1).Run(() => Reached(first)));
        rig.Emulator.Faults.Add(FaultRule.ForBlobs().Nth(2).Run(() => Reached(second)));
        var folder = rig.NewFolder();
        var usesThreads = GroupFlush.IsOffered(Path.GetTempPath()); // otherwise each file is flushed by itself, on the pool
        var starts = waiting == 0 || !usesThreads;
        Task<ExportResult> export;
        using (var storage = new BlockedStorage(waiting))
        {
            export = rig.ExportAsync(folder);
            await first.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
            if (starts)
            {
                await second.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
            }

            await ConcurrencyTests.TakeTimeAsync(rig);
            second.Task.IsCompleted.Should().Be(starts, because);
            FilesOfImages(folder).Any().Should().Be(!usesThreads);
        }

        (await export).State.Should().Be(ExportState.Complete);
        FilesOfImages(folder).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_folder_uses_them_only_if_its_files_are_flushed_in_groups()
    {
        using var folder = new TemporaryDirectory();
        var sink = new DirectoryArchiveSink(folder.Root);
        sink.FlushesInGroups.Should().BeFalse("it is not known before the first file");

        await sink.WriteAsync(ArchivePath.Parse("a"), (_, _) => Task.CompletedTask, CancellationToken.None);

        sink.FlushesInGroups.Should().Be(GroupFlush.IsOffered(folder.Root));
    }

    private static IEnumerable<string> FilesOfImages(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "images");

    private static Task Reached(TaskCompletionSource point)
    {
        point.TrySetResult();
        return Task.CompletedTask;
    }
}
