using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Tests.Export;

public sealed class DownloadSpoolTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private string Place => Path.Combine(_folder.Root, "spool");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, false)]
    [InlineData(100_000, false)]
    [InlineData(DownloadSpool.MostInMemory, false)]
    [InlineData(DownloadSpool.MostInMemory + 1, true)]
    [InlineData(3 * DownloadSpool.MostInMemory, true)]
    public async Task Many_bytes_are_in_a_file_until_they_are_removed(int length, bool isInFile)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var spool = new DownloadSpool(Place, Create);
        for (var at = 0; at < length; at += 70_000)
        {
            var part = bytes.AsMemory(at, Math.Min(70_000, length - at));
            if (at % 140_000 == 0)
            {
                await spool.WriteAsync(part);
            }
            else
            {
                spool.Write(part.Span);
            }
        }

        await spool.EndAsync();
        File.Exists(Place).Should().Be(isInFile);
        using var copy = new MemoryStream();
        await spool.CopyAsync(copy, CancellationToken.None);
        await spool.DisposeAsync();

        copy.ToArray().AsSpan().SequenceEqual(bytes).Should().BeTrue();
        File.Exists(Place).Should().BeFalse();
    }

    [Fact]
    public async Task Nothing_remains_of_a_download_that_was_rejected_midway()
    {
        var spool = new DownloadSpool(Place, Create);
        await spool.WriteAsync(new byte[DownloadSpool.MostInMemory]);
        await spool.WriteAsync(new byte[1]);
        File.Exists(Place).Should().BeTrue();

        await spool.DisposeAsync();

        File.Exists(Place).Should().BeFalse();
    }

    private static StorageWriteStream Create(string path) => new(File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write));
}
