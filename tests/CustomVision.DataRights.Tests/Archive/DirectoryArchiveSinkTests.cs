using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class DirectoryArchiveSinkTests : IDisposable
{
    private static readonly ArchivePath Name = ArchivePath.Parse("data/a/photo.png");

    private readonly TemporaryDirectory _directory = new();

    private DirectoryArchiveSink Sink => new(_directory["out"]);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task WriteAsync_stores_the_bytes_under_the_name_and_nothing_else()
    {
        var bytes = new byte[200_000];
        Random.Shared.NextBytes(bytes);
        var sink = Sink;

        await sink.WriteAsync(Name, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), CancellationToken.None);

        _directory.Files().Should().Equal("out/data/a/photo.png");
        (await File.ReadAllBytesAsync(_directory["out/data/a/photo.png"])).Should().Equal(bytes);
        await using var read = await sink.OpenReadAsync(Name, CancellationToken.None);
        read!.Length.Should().Be(200_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(40_000)]
    public async Task Writes_of_any_size_arrive_in_order(int size)
    {
        var expected = new MemoryStream();
        await Sink.WriteAsync(
            Name,
            async (stream, token) =>
            {
                for (var i = 0; i < 100; i++)
                {
                    // Small ones between, so that the buffer holds something when the large one comes.
                    byte[] part = [.. Enumerable.Repeat((byte)i, i % 3 == 0 ? size : 10)];
                    expected.Write(part);
                    if (i % 2 == 0)
                    {
                        await stream.WriteAsync(part, token);
                    }
                    else
                    {
                        stream.Write(part);
                    }
                }
            },
            CancellationToken.None
        );

        (await File.ReadAllBytesAsync(_directory["out/data/a/photo.png"])).Should().Equal(expected.ToArray());
    }

    [Fact]
    public async Task WriteAsync_when_the_content_fails_leaves_nothing_and_lets_its_exception_out()
    {
        await FluentActions
            .Awaiting(() => Sink.WriteAsync(Name, FailAfterSome, CancellationToken.None))
            .Should()
            .ThrowAsync<IOException>()
            .WithMessage("the network");

        _directory.Files().Should().BeEmpty();
    }

    [Fact]
    public async Task WriteAsync_when_the_content_fails_keeps_the_file_that_was_there()
    {
        _directory.Write("out/data/a/photo.png", "old");

        await FluentActions.Awaiting(() => Sink.WriteAsync(Name, FailAfterSome, CancellationToken.None)).Should().ThrowAsync<IOException>();

        (await File.ReadAllTextAsync(_directory["out/data/a/photo.png"])).Should().Be("old");
    }

    [Fact]
    public async Task WriteAsync_cancelled_at_its_end_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();

        await FluentActions
            .Awaiting(() => Sink.WriteAsync(Name, (_, _) => cancel.CancelAsync(), cancel.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();

        _directory.Files().Should().BeEmpty();
    }

    [Fact]
    public async Task While_it_is_written_a_file_has_another_name()
    {
        await Sink.WriteAsync(
            Name,
            (stream, token) =>
            {
                _directory.Files().Should().Equal("out/data/a/photo.png.partial");
                return stream.WriteAsync(new byte[10], token).AsTask();
            },
            CancellationToken.None
        );
    }

    [Fact]
    public async Task An_unfinished_file_of_a_killed_run_is_written_again()
    {
        _directory.Write("out/data/a/photo.png.partial", "a longer rest of an earlier run");

        await Sink.WriteAsync(Name, (stream, token) => stream.WriteAsync("new"u8.ToArray(), token).AsTask(), CancellationToken.None);

        _directory.Files().Should().Equal("out/data/a/photo.png");
        (await File.ReadAllTextAsync(_directory["out/data/a/photo.png"])).Should().Be("new");
    }

    [Fact]
    public async Task A_name_of_an_unfinished_file_is_refused() =>
        await FluentActions
            .Awaiting(() => Sink.WriteAsync(ArchivePath.Parse("a.partial"), FailAfterSome, CancellationToken.None))
            .Should()
            .ThrowAsync<ArgumentException>();

    [Fact]
    public async Task The_default_path_is_refused() =>
        await FluentActions
            .Awaiting(() => Sink.WriteAsync(default, FailAfterSome, CancellationToken.None))
            .Should()
            .ThrowAsync<ArgumentException>();

    [Fact]
    public async Task A_link_in_the_folder_is_not_written_or_read_through()
    {
        _directory.Write("elsewhere/a/photo.png", "mine");
        Directory.CreateDirectory(_directory["out"]);
        Directory.CreateSymbolicLink(_directory["out/data"], _directory["elsewhere"]);

        await FluentActions
            .Awaiting(() => Sink.WriteAsync(Name, FailAfterSome, CancellationToken.None))
            .Should()
            .ThrowAsync<ArchiveStorageException>()
            .WithMessage("*symbolic link*");
        await FluentActions.Awaiting(() => Sink.OpenReadAsync(Name, CancellationToken.None)).Should().ThrowAsync<ArchiveStorageException>();

        Directory.GetFiles(_directory["elsewhere"], "*", SearchOption.AllDirectories).Should().Equal(_directory["elsewhere/a/photo.png"]);
    }

    [Theory]
    [InlineData("photo.png")]
    [InlineData("photo.png.partial")]
    public async Task A_link_under_the_files_name_is_replaced_and_its_target_kept(string link)
    {
        _directory.Write("elsewhere.png", "mine");
        Directory.CreateDirectory(_directory["out/data/a"]);
        File.CreateSymbolicLink(_directory["out/data/a/" + link], _directory["elsewhere.png"]);

        await Sink.WriteAsync(Name, (stream, token) => stream.WriteAsync("new"u8.ToArray(), token).AsTask(), CancellationToken.None);

        (await File.ReadAllTextAsync(_directory["elsewhere.png"])).Should().Be("mine");
        new FileInfo(_directory["out/data/a/photo.png"]).LinkTarget.Should().BeNull();
    }

    [Fact]
    public async Task A_folder_that_is_a_file_gives_an_error_with_a_remedy()
    {
        _directory.Write("out", "I am a file");

        (
            await FluentActions
                .Awaiting(() => Sink.WriteAsync(Name, FailAfterSome, CancellationToken.None))
                .Should()
                .ThrowAsync<ArchiveStorageException>()
        )
            .Which.Should()
            .Match<ArchiveStorageException>(e => e.Message.Contains("output folder") && e.InnerException is IOException);
    }

    [Fact]
    public async Task A_full_disk_gives_an_error_that_says_so()
    {
        // Linux has a disk that is always full.
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        using var handle = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
        await using var stream = new StorageWriteStream(handle);

        (await FluentActions.Awaiting(() => stream.WriteAsync(new byte[100_000]).AsTask()).Should().ThrowAsync<ArchiveStorageException>())
            .Which.Should()
            .Match<ArchiveStorageException>(e => e.Message.Contains("full") && e.InnerException is IOException);
    }

    [Fact]
    public async Task OpenReadAsync_of_what_is_not_there_throws_FileNotFound()
    {
        await FluentActions.Awaiting(() => Sink.OpenReadAsync(Name, CancellationToken.None)).Should().ThrowAsync<FileNotFoundException>();
        _directory.Write("out/data/a/other.png", "x");
        await FluentActions.Awaiting(() => Sink.OpenReadAsync(Name, CancellationToken.None)).Should().ThrowAsync<FileNotFoundException>();
    }

    [Fact]
    public async Task A_resumed_job_sees_whole_unfinished_and_linked_files_and_can_delete_them()
    {
        _directory.Write("out/data/a/photo.png", "1234");
        _directory.Write("out/data/b.jsonl.partial", "12");
        File.CreateSymbolicLink(_directory["out/link"], "/etc/hostname");
        Directory.CreateSymbolicLink(_directory["out/loop"], _directory["out"]);
        IResumableArchiveSink sink = Sink;

        var files = await sink.ListAsync(default).OrderBy(file => file.RelativePath, StringComparer.Ordinal).ToListAsync();

        files
            .Should()
            .Equal(Entry("data/a/photo.png", 4), Entry("data/b.jsonl.partial", 2), Entry("link", null), Entry("loop", null));
        files.Select(file => file.IsPartial).Should().Equal(false, true, false, false);
        (await sink.FindAsync(Name, default)).Should().Be(Entry(Name.Value, 4));
        (await sink.FindAsync(ArchivePath.Parse("link"), default)).Should().BeNull();
        (await sink.FindAsync(ArchivePath.Parse("data/none"), default)).Should().BeNull();

        foreach (var file in files.Append(Entry(Name.Value, 4)).Append(Entry("none/at/all", 1)))
        {
            await sink.DeleteAsync(file, default);
        }

        (await sink.ListAsync(default).AnyAsync()).Should().BeFalse();
        Directory.Exists(_directory["out"]).Should().BeTrue();

        static ArchiveEntry Entry(string path, long? length) => new() { RelativePath = path, Length = length };
    }

    [Fact]
    public async Task ListExcept_lists_every_file_that_is_not_skipped()
    {
        foreach (var path in (string[])["data/a/1.png", "data/a/2.png", "data/a/3.png.partial", "data/index.html", "bagit.txt"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_directory["out/" + path])!);
            await File.WriteAllTextAsync(_directory["out/" + path], "some");
        }

        var asked = new List<string>();
        bool IsSkipped(ReadOnlySpan<char> path)
        {
            asked.Add(path.ToString());
            return path is "data/a/1.png" or "data/index.html" or "data/a";
        }

        var files = await Sink.ListExcept(IsSkipped).ToListAsync();

        files.Select(file => (file.RelativePath, file.Length)).Should().BeEquivalentTo([
            ("data/a/2.png", (long?)4),
            ("data/a/3.png.partial", 4),
            ("bagit.txt", 4),
        ]);
        asked.Should().BeEquivalentTo("data/a/1.png", "data/a/2.png", "data/a/3.png.partial", "data/index.html", "bagit.txt");
    }

    private static async Task FailAfterSome(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(new byte[100_000], cancellationToken);
        throw new IOException("the network");
    }
}
