using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage.Work;
using CustomVision.DataRights.TestSupport.Files;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>A file of the work state, which is saved in batches of lines.</summary>
public sealed class SavedFileTests : IDisposable
{
    private const string Name = "archive.work/journal.jsonl";
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [AzuriteFact]
    public async Task A_thousand_lines_are_one_append_and_an_unfinished_line_waits_for_its_end()
    {
        await using var blobs = await BlobRig.StartAsync();
        var path = _folder["journal"];
        var lines = string.Concat(Enumerable.Range(0, 1_000).Select(number => $"line {number}\n"));
        await File.WriteAllTextAsync(path, lines + "unfin");
        var file = Open(blobs, path);

        await file.SaveAsync(default);
        await file.SaveAsync(default);

        file.Blocks.Should().Be(1);
        (await ReadAsync(blobs)).Should().Be(lines);
        await File.AppendAllTextAsync(path, "ished\n");
        await file.SaveAsync(default);
        file.Blocks.Should().Be(2);
        (await ReadAsync(blobs)).Should().Be(lines + "unfinished\n");
    }

    [AzuriteFact]
    public async Task A_run_into_whose_state_another_one_has_written_stops_and_adds_nothing()
    {
        await File.WriteAllTextAsync(_folder["late"], "first\n");
        foreach (var other in (string[])["other\n", "another, longer\n", "o\n"])
        {
            await using var blobs = await BlobRig.StartAsync();
            await File.WriteAllTextAsync(_folder["other"], other);
            await Open(blobs, _folder["other"]).SaveAsync(default);

            var save = () => Open(blobs, _folder["late"]).SaveAsync(default);

            await save.Should().ThrowAsync<ArchiveStorageException>().WithMessage("Another run has written*");
            (await ReadAsync(blobs)).Should().Be(other);
        }
    }

    [AzuriteFact]
    public async Task Lines_whose_append_had_succeeded_without_an_answer_are_saved_once()
    {
        await using var blobs = await BlobRig.StartAsync();
        await File.WriteAllTextAsync(_folder["journal"], "first\n");
        await Open(blobs, _folder["journal"]).SaveAsync(default);

        await Open(blobs, _folder["journal"]).SaveAsync(default);

        (await ReadAsync(blobs)).Should().Be("first\n");
    }

    private static SavedFile Open(BlobRig blobs, string path) => new(blobs.Container.GetAppendBlobClient(Name), path, length: 0);

    private static async Task<string> ReadAsync(BlobRig blobs) =>
        (await blobs.Container.GetBlobClient(Name).DownloadContentAsync()).Value.Content.ToString();
}
