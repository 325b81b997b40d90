using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class StorageWriteStreamTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_written_after_the_disk_has_the_rest_arrives_too()
    {
        var path = _directory["file"];
        await using (var stream = new StorageWriteStream(File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write)))
        {
            stream.Write([1, 2, 3]);
            await stream.FlushToDiskAsync(group: null);
            (await File.ReadAllBytesAsync(path)).Should().Equal(1, 2, 3);
            stream.Write([4, 5]);
        }

        (await File.ReadAllBytesAsync(path)).Should().Equal(1, 2, 3, 4, 5);
    }
}
