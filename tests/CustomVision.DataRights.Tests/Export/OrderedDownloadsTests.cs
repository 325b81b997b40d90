using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Tests.Export;

public sealed class OrderedDownloadsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failure_removes_the_bytes_that_wait_for_the_sink()
    {
        var spooled = 0;
        var all = new TaskCompletionSource();

        var running = OrderedDownloads.RunAsync(
            Enumerable.Range(0, 5).ToAsyncEnumerable(),
            static _ => 1,
            async (number, _) =>
            {
                var outcome = await SpoolAsync(number);
                if (++spooled == 5)
                {
                    all.SetResult();
                }

                return [Task.FromResult(outcome)];
            },
            async (_, _, _) =>
            {
                await all.Task;
                Directory.GetFiles(_folder.Root).Should().HaveCount(5);
                throw new ArchiveStorageException("The target is full.");
            },
            windowItems: 8,
            CancellationToken.None
        );

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<ArchiveStorageException>();
        Directory.GetFiles(_folder.Root).Should().BeEmpty();
    }

    private async Task<DownloadOutcome> SpoolAsync(int number)
    {
        var spool = new DownloadSpool(
            Path.Combine(_folder.Root, $"{number}"),
            path => new StorageWriteStream(File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        );
        await spool.WriteAsync(new byte[DownloadSpool.MostInMemory + 1]);
        await spool.EndAsync();
        return DownloadOutcome.Stored(new StoredFile("png", DownloadSpool.MostInMemory + 1, default), spool);
    }
}
