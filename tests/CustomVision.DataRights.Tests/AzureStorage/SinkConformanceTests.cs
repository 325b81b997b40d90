using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.TestSupport.Files;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>What every sink promises: a directory, a container where Azurite runs, and a zip as far as it can be read again.</summary>
public sealed class SinkConformanceTests : IAsyncDisposable
{
    private static readonly ArchivePath Photo = ArchivePath.Parse("data/a/photo.png");
    private readonly TemporaryDirectory _folder = new();
    private readonly MemoryStream _zip = new();
    private BlobRig? _blobs;

    public static TheoryData<string> Resumable => HasAzurite ? ["directory", "blob"] : ["directory"];

    public static TheoryData<string> All => HasAzurite ? ["directory", "blob", "zip"] : ["directory", "zip"];

    private static bool HasAzurite => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(AzuriteFactAttribute.Variable));

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _zip.DisposeAsync();
        if (_blobs is not null)
        {
            await _blobs.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Entries_are_stored_as_they_were_written_however_they_were_written(string kind)
    {
        var large = new byte[5 * 1024 * 1024];
        new Random(5).NextBytes(large);
        var sink = await NewSinkAsync(kind);

        await sink.WriteAsync(Photo, (stream, token) => stream.WriteAsync(large, token).AsTask(), default);
        await sink.WriteAsync(ArchivePath.Parse("data/empty"), static (_, _) => Task.CompletedTask, default);
        await sink.WriteAsync(
            ArchivePath.Parse("data/한글 %41.txt"),
            static async (stream, token) =>
            {
                stream.WriteByte((byte)'a');
                await stream.WriteAsync("bc"u8.ToArray(), token);
                await stream.FlushAsync(token);
                stream.Write("d"u8);
            },
            default
        );
        await sink.CompleteAsync(default);

        var stored = await ContentAsync(kind);
        stored.Keys.Should().BeEquivalentTo("data/a/photo.png", "data/empty", "data/한글 %41.txt");
        stored["data/a/photo.png"].Should().Equal(large);
        stored["data/empty"].Should().BeEmpty();
        Encoding.UTF8.GetString(stored["data/한글 %41.txt"]).Should().Be("abcd");
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task Content_that_fails_or_is_cancelled_leaves_nothing_and_an_earlier_entry_as_it_was(string kind)
    {
        var sink = await NewResumableAsync(kind);
        await using var lease = await BeginAsync(sink);
        await WriteAsync(sink, Photo, "first");
        using var cancel = new CancellationTokenSource();
        foreach (var path in (ArchivePath[])[Photo, ArchivePath.Parse("data/new.png")])
        {
            await FluentActions
                .Awaiting(() =>
                    sink.WriteAsync(
                        path,
                        static async (stream, token) =>
                        {
                            await stream.WriteAsync(new byte[100_000], token);
                            throw new InvalidDataException("the source");
                        },
                        default
                    )
                )
                .Should()
                .ThrowAsync<InvalidDataException>()
                .WithMessage("the source");
        }

        await FluentActions
            .Awaiting(() =>
                sink.WriteAsync(
                    Photo,
                    async (stream, token) =>
                    {
                        await stream.WriteAsync(new byte[100_000], token);
                        await cancel.CancelAsync();
                    },
                    cancel.Token
                )
            )
            .Should()
            .ThrowAsync<OperationCanceledException>();

        (await sink.ListAsync(default).Select(entry => entry.RelativePath).ToListAsync()).Should().Equal(Photo.Value);
        (await ReadAsync(sink, Photo)).Should().Be("first");
        await WriteAsync(sink, Photo, "second");
        (await ReadAsync(sink, Photo)).Should().Be("second");
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task Entries_are_found_listed_deleted_and_moved_into_the_work_state(string kind)
    {
        var sink = await NewResumableAsync(kind);
        await using var lease = await BeginAsync(sink);
        await WriteAsync(sink, Photo, "12345");
        var list = ArchivePath.Parse("data/images.jsonl");
        await WriteAsync(sink, list, "{}\n");

        (await sink.FindAsync(Photo, default))
            .Should()
            .Match<ArchiveEntry>(entry => entry.RelativePath == Photo.Value && entry.Length == 5);
        (await sink.FindAsync(ArchivePath.Parse("data/a"), default)).Should().BeNull();
        (await sink.ListAsync(default).Select(entry => entry.RelativePath).ToListAsync()).Should().BeEquivalentTo(Photo.Value, list.Value);

        var earlier = Path.Combine(lease.WorkDirectory, "earlier");
        await sink.MoveToWorkAsync(list, earlier, default);
        (await File.ReadAllTextAsync(earlier)).Should().Be("{}\n");
        (await sink.FindAsync(list, default)).Should().BeNull();

        var photo = (await sink.FindAsync(Photo, default))!.Value;
        await sink.DeleteAsync(photo, default);
        await sink.DeleteAsync(photo, default);
        (await sink.ListAsync(default).AnyAsync()).Should().BeFalse();
        await FluentActions.Awaiting(() => sink.OpenReadAsync(Photo, default)).Should().ThrowAsync<FileNotFoundException>();
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task The_state_of_the_place_and_its_work_files_outlive_a_run(string kind)
    {
        var first = await NewResumableAsync(kind);
        (await first.GetStateAsync(default)).Should().Be(ArchiveSinkState.Empty);
        await using (var lease = await BeginAsync(first))
        {
            Directory.CreateDirectory(Path.Combine(lease.WorkDirectory, "earlier", "a"));
            await File.WriteAllTextAsync(Path.Combine(lease.WorkDirectory, "earlier", "a", "1"), "one\ntwo\n");
            await WriteAsync(first, Photo, "1");
            await lease.SaveAsync(default);
            await File.AppendAllTextAsync(Path.Combine(lease.WorkDirectory, IArchiveLease.JournalName), "second\n");
            File.Move(Path.Combine(lease.WorkDirectory, "earlier", "a", "1"), Path.Combine(lease.WorkDirectory, "earlier", "a", "2"));
        }

        var next = await NewResumableAsync(kind);
        (await next.GetStateAsync(default)).Should().Be(ArchiveSinkState.Unfinished);
        await using (var lease = await next.AcquireAsync(default))
        {
            (await File.ReadAllTextAsync(Path.Combine(lease.WorkDirectory, IArchiveLease.JournalName))).Should().Be("first\nsecond\n");
            (await File.ReadAllTextAsync(Path.Combine(lease.WorkDirectory, "earlier", "a", "2"))).Should().Be("one\ntwo\n");
            File.Exists(Path.Combine(lease.WorkDirectory, "earlier", "a", "1")).Should().BeFalse();
            await WriteAsync(next, ArchivePath.Parse("manifest-sha256.txt"), "x");
            (await next.HasSignatureAsync(default)).Should().BeFalse();
            await next.WriteSignatureAsync("old"u8.ToArray(), default);
            await next.WriteSignatureAsync("new"u8.ToArray(), default);
            (await next.HasSignatureAsync(default)).Should().BeTrue();
            await lease.EndAsync(default);
        }

        (await next.GetStateAsync(default)).Should().Be(ArchiveSinkState.Finished);
        (await next.ListAsync(default).CountAsync()).Should().Be(2, "the signature is beside the archive");
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task Work_state_that_a_run_could_not_remove_from_a_finished_archive_is_removed_by_the_next(string kind)
    {
        var killed = await NewResumableAsync(kind);
        await using (var lease = await BeginAsync(killed))
        {
            Directory.CreateDirectory(Path.Combine(lease.WorkDirectory, "spool"));
            await File.WriteAllTextAsync(Path.Combine(lease.WorkDirectory, "spool", "list"), "Anna\n");
            await WriteAsync(killed, ArchivePath.Parse("manifest-sha256.txt"), "x");
            await lease.SaveAsync(default);
            File.Delete(Path.Combine(lease.WorkDirectory, IArchiveLease.JournalName));
            await lease.SaveAsync(default);
        }

        var next = await NewResumableAsync(kind);
        (await next.GetStateAsync(default)).Should().Be(ArchiveSinkState.Ending);
        (await ExportTarget.CleanUpAsync(next, default)).Should().Be(ArchiveSinkState.Finished);

        (await next.GetStateAsync(default)).Should().Be(ArchiveSinkState.Finished);
        (await next.ListAsync(default).Select(entry => entry.RelativePath).ToListAsync()).Should().Equal("manifest-sha256.txt");
        await using var last = await next.AcquireAsync(default);
        Directory.Exists(Path.Combine(last.WorkDirectory, "spool")).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task A_second_run_is_kept_out_until_the_first_one_ends(string kind)
    {
        // The clock of the second jumps over the time that it would wait.
        var hasty = new TestClock { AutoAdvanceAmount = TimeSpan.FromSeconds(30), DelaysPassAtOnce = true };
        var (first, second) = (await NewResumableAsync(kind), await NewResumableAsync(kind, hasty));
        await using (await BeginAsync(first))
        {
            await FluentActions
                .Awaiting(() => second.AcquireAsync(default))
                .Should()
                .ThrowAsync<DataRightsException>()
                .WithMessage("Another export is writing*");
        }

        await (await second.AcquireAsync(default)).DisposeAsync();
    }

    private static async Task<IArchiveLease> BeginAsync(IResumableArchiveSink sink)
    {
        var lease = await sink.AcquireAsync(default);
        await File.WriteAllTextAsync(Path.Combine(lease.WorkDirectory, IArchiveLease.JournalName), "first\n");
        return lease;
    }

    private static Task WriteAsync(IArchiveSink sink, ArchivePath path, string content) =>
        sink.WriteAsync(path, (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(content), token).AsTask(), default);

    private static async Task<string> ReadAsync(IArchiveSink sink, ArchivePath path)
    {
        using var reader = new StreamReader((await sink.OpenReadAsync(path, default))!);
        return await reader.ReadToEndAsync();
    }

    private async Task<IArchiveSink> NewSinkAsync(string kind) => kind == "zip" ? new ZipArchiveSink(_zip) : await NewResumableAsync(kind);

    private async Task<IResumableArchiveSink> NewResumableAsync(string kind, TimeProvider? time = null) =>
        kind == "directory" ? new DirectoryArchiveSink(_folder["archive"]) : (_blobs ??= await BlobRig.StartAsync()).NewSink(time: time);

    private async Task<Dictionary<string, byte[]>> ContentAsync(string kind)
    {
        _folder.Write("archive.zip", _zip.ToArray());
        IArchiveSource source = kind switch
        {
            "directory" => new DirectoryArchiveSource(_folder["archive"]),
            "blob" => _blobs!.Source,
            _ => await ZipArchiveSource.OpenAsync(_folder["archive.zip"]),
        };
        using var closing = source as IDisposable;
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var entry in source.ListAsync(default))
        {
            await using var stream = (await source.OpenReadAsync(entry.RelativePath, default))!;
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            bytes.Length.Should().Be(entry.Length);
            content.Add(entry.RelativePath, bytes.ToArray());
        }

        return content;
    }
}
