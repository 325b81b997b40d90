using System.IO.Compression;
using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class ZipArchiveSinkTests
{
    private static readonly ArchivePath Name = ArchivePath.Parse("data/photo.png");

    [Fact]
    public async Task A_target_that_only_takes_asynchronous_writes_gets_a_whole_zip()
    {
        var target = new AsyncOnlyStream();
        var image = Noise(3_000_000);
        await using var sink = new ZipArchiveSink(target, "bag");

        await sink.WriteAsync(ArchivePath.Parse("data/report.json"), Content("{}"u8.ToArray()), CancellationToken.None);
        await sink.WriteAsync(Name, Content(image), CancellationToken.None);
        await sink.WriteAsync(ArchivePath.Parse("data/empty.jsonl"), Content([]), CancellationToken.None);
        await sink.WriteAsync(ArchivePath.Parse("data/사진.txt"), Content("x"u8.ToArray()), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);

        target.Flushes.Should().Be(1);
        using var zip = new ZipArchive(new MemoryStream(target.Written));
        zip.Entries.Select(entry => entry.FullName)
            .Should()
            .Equal("bag/data/report.json", "bag/data/photo.png", "bag/data/empty.jsonl", "bag/data/사진.txt");
        Read(zip, "bag/data/photo.png").Should().Equal(image);
        Read(zip, "bag/data/empty.jsonl").Should().BeEmpty();
    }

    [Fact]
    public async Task Synchronous_writes_of_the_content_reach_the_target_asynchronously()
    {
        var target = new AsyncOnlyStream();
        var image = Noise(3_000_000);
        await using var sink = new ZipArchiveSink(target);

        await sink.WriteAsync(
            Name,
            (stream, _) =>
            {
                stream.Write(image);
                stream.Flush();
                stream.WriteByte(7);
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
        await sink.CompleteAsync(CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(target.Written));
        Read(zip, "archive/data/photo.png").Should().Equal([.. image, 7]);
    }

    [Fact]
    public async Task Equal_content_gives_equal_bytes()
    {
        (await WriteAsync()).Should().Equal(await WriteAsync());

        static async Task<byte[]> WriteAsync()
        {
            var target = new AsyncOnlyStream();
            await using var sink = new ZipArchiveSink(target);
            await sink.WriteAsync(Name, Content([1, 2, 3]), CancellationToken.None);
            await sink.CompleteAsync(CancellationToken.None);
            return target.Written;
        }
    }

    [Fact]
    public async Task Images_are_stored_and_their_length_precedes_them()
    {
        var target = new AsyncOnlyStream();
        await using var sink = new ZipArchiveSink(target);
        await sink.WriteAsync(ArchivePath.Parse("data/list.jsonl"), Content(Noise(70_000)), CancellationToken.None);
        await sink.WriteAsync(Name, Content(Noise(10_000)), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);

        var header = target.Written.AsSpan(target.Written.AsSpan(1).IndexOf("PK\x03\x04"u8) + 1);
        // APPNOTE 4.3.7: the flags are at offset 6 (bit 3: the length follows the data), and the method at offset 8 (0: stored).
        (BitConverter.ToUInt16(header[6..]) & 8).Should().Be(0);
        BitConverter.ToUInt16(header[8..]).Should().Be(0);
        BitConverter.ToUInt32(header[18..]).Should().Be(10_000);
        BitConverter.ToUInt32(header[22..]).Should().Be(10_000);
        // A file that is compressed shows its own end: its length follows it.
        BitConverter.ToUInt16(target.Written, 8).Should().Be(8);
        (BitConverter.ToUInt16(target.Written, 6) & 8).Should().Be(8);
    }

    [Theory]
    [InlineData(ZipEntryContent.MostHeld, 0)]
    [InlineData(ZipEntryContent.MostHeld + 1, 8)]
    public async Task An_image_that_is_too_large_to_be_held_is_compressed(int length, int method)
    {
        var target = new AsyncOnlyStream();
        var image = Noise(length);
        await using var sink = new ZipArchiveSink(target);
        await sink.WriteAsync(
            Name,
            async (stream, token) =>
            {
                await stream.WriteAsync(image.AsMemory(0, 1_000_000), token);
                stream.Write(image.AsSpan(1_000_000));
            },
            CancellationToken.None
        );
        await sink.WriteAsync(ArchivePath.Parse("data/next.png"), Content([1, 2, 3]), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);

        MethodOf(target).Should().Be(method);
        using var zip = new ZipArchive(new MemoryStream(target.Written));
        Read(zip, "archive/data/photo.png").AsSpan().SequenceEqual(image).Should().BeTrue();
        Read(zip, "archive/data/next.png").Should().Equal(1, 2, 3);
    }

    [Theory]
    [InlineData("model.zip")]
    [InlineData("model.onnx")]
    [InlineData("picture.bmp")]
    [InlineData("picture.bin")]
    public async Task Other_files_are_compressed(string name)
    {
        var target = new AsyncOnlyStream();
        await using var sink = new ZipArchiveSink(target);
        await sink.WriteAsync(ArchivePath.Parse(name), Content(Noise(10_000)), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);

        MethodOf(target).Should().Be(8);
    }

    [Fact]
    public async Task An_image_with_a_zip_inside_does_not_make_an_incomplete_archive_look_complete()
    {
        using var inside = new MemoryStream();
        using (var zip = new ZipArchive(inside, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = zip.CreateEntry("inside").Open();
            entry.WriteByte(1);
        }

        byte[] image = [.. Noise(1_000), .. inside.ToArray()];
        var target = new AsyncOnlyStream();
        await using var sink = new ZipArchiveSink(target);
        await sink.WriteAsync(Name, Content(image), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);

        MethodOf(target).Should().Be(8);
        using var whole = new ZipArchive(new MemoryStream(target.Written));
        Read(whole, "archive/data/photo.png").Should().Equal(image);
        var directory = target.Written.AsSpan().IndexOf("PK\x01\x02"u8);
        FluentActions
            .Invoking(() => new ZipArchive(new MemoryStream(target.Written, 0, directory)))
            .Should()
            .Throw<InvalidDataException>();
    }

    [Fact]
    public async Task A_cancellation_ends_an_image_that_a_stalled_target_does_not_take()
    {
        using var cancel = new CancellationTokenSource();
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var target = new AsyncOnlyStream
        {
            BeforeWrite = token =>
            {
                stalled.TrySetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
        };
        await using var sink = new ZipArchiveSink(target);

        var writing = sink.WriteAsync(Name, Content(Noise(3_000_000)), cancel.Token);
        await stalled.Task;
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => writing).Should().ThrowAsync<OperationCanceledException>();
        ShouldBeNoZip(target);
    }

    [Fact]
    public async Task An_entry_that_fails_gives_up_the_whole_zip()
    {
        var target = new AsyncOnlyStream();
        await using (var sink = new ZipArchiveSink(target))
        {
            await sink.WriteAsync(Name, Content(Noise(100_000)), CancellationToken.None);
            await FluentActions
                .Awaiting(() =>
                    sink.WriteAsync(
                        ArchivePath.Parse("second"),
                        async (stream, token) =>
                        {
                            await stream.WriteAsync(Noise(100_000), token);
                            throw new FormatException("not an image");
                        },
                        CancellationToken.None
                    )
                )
                .Should()
                .ThrowAsync<FormatException>();

            await FluentActions
                .Awaiting(() => sink.WriteAsync(Name, Content([1]), CancellationToken.None))
                .Should()
                .ThrowAsync<InvalidOperationException>();
            await FluentActions.Awaiting(() => sink.CompleteAsync(CancellationToken.None)).Should().ThrowAsync<InvalidOperationException>();
        }

        ShouldBeNoZip(target);
        target.Flushes.Should().Be(0);
    }

    [Fact]
    public async Task A_sink_that_is_disposed_before_its_end_leaves_no_zip()
    {
        var target = new AsyncOnlyStream();
        await using (var sink = new ZipArchiveSink(target))
        {
            await sink.WriteAsync(Name, Content([1, 2, 3]), CancellationToken.None);
        }

        ShouldBeNoZip(target);
    }

    [Fact]
    public async Task A_target_that_fails_ends_the_writing_with_its_error_inside()
    {
        var target = new AsyncOnlyStream { FailAfter = 100_000 };
        await using var sink = new ZipArchiveSink(target);

        (
            await FluentActions
                .Awaiting(() => sink.WriteAsync(Name, Content(Noise(5_000_000)), CancellationToken.None))
                .Should()
                .ThrowAsync<ArchiveStorageException>()
        )
            .WithInnerException<IOException>()
            .WithMessage("the client has gone");
        await FluentActions.Awaiting(() => sink.CompleteAsync(CancellationToken.None)).Should().ThrowAsync<InvalidOperationException>();
        ShouldBeNoZip(target);
    }

    [Fact]
    public async Task A_target_that_fails_at_the_very_end_fails_the_completion()
    {
        var target = new AsyncOnlyStream { FailAfter = 150 };
        await using var sink = new ZipArchiveSink(target);

        try
        {
            await sink.WriteAsync(Name, Content(Noise(10)), CancellationToken.None);
        }
        catch (ArchiveStorageException)
        {
            // The pump may be fast enough to tell the entry already.
        }

        await FluentActions.Awaiting(() => sink.CompleteAsync(CancellationToken.None)).Should().ThrowAsync<Exception>();
        ShouldBeNoZip(target);
    }

    [Fact]
    public async Task A_stalled_target_holds_the_content_back_and_a_cancellation_ends_both()
    {
        using var cancel = new CancellationTokenSource();
        var target = new AsyncOnlyStream { BeforeWrite = token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) };
        await using var sink = new ZipArchiveSink(target);
        var written = 0;
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var writing = sink.WriteAsync(
            Name,
            async (stream, token) =>
            {
                var part = Noise(100_000);
                while (true)
                {
                    var write = stream.WriteAsync(part, token);
                    if (!write.IsCompleted)
                    {
                        stalled.TrySetResult();
                    }

                    await write;
                    written += part.Length;
                }
            },
            cancel.Token
        );
        await stalled.Task;
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => writing).Should().ThrowAsync<OperationCanceledException>();
        written.Should().BeLessThan(ZipEntryContent.MostHeld + 2_000_000);
        ShouldBeNoZip(target);
    }

    [Fact]
    public async Task Two_entries_at_once_are_refused()
    {
        await using var sink = new ZipArchiveSink(new AsyncOnlyStream());
        var go = new TaskCompletionSource();
        var first = sink.WriteAsync(Name, (_, _) => go.Task, CancellationToken.None);

        await FluentActions
            .Awaiting(() => sink.WriteAsync(ArchivePath.Parse("second"), Content([1]), CancellationToken.None))
            .Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*one entry at a time*");

        go.SetResult();
        await first;
        await sink.CompleteAsync(CancellationToken.None);
    }

    [Fact]
    public async Task It_can_not_be_read_again()
    {
        await using var sink = new ZipArchiveSink(new AsyncOnlyStream());
        (await sink.OpenReadAsync(Name, CancellationToken.None)).Should().BeNull();
        sink.MaxConcurrentWrites.Should().Be(1);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("")]
    public void The_archives_name_is_one_directory(string name) =>
        FluentActions
            .Invoking(() => new ZipArchiveSink(Stream.Null, name))
            .Should()
            .Throw<Exception>()
            .Which.Should()
            .Match(e => e is ArgumentException || e is ArchiveFormatException);

    [Fact]
    public async Task More_entries_than_the_old_format_can_count_are_all_read_back()
    {
        var target = new AsyncOnlyStream();
        await using var sink = new ZipArchiveSink(target);
        for (var i = 0; i < 66_000; i++)
        {
            await sink.WriteAsync(ArchivePath.Parse($"data/{i}"), (_, _) => Task.CompletedTask, CancellationToken.None);
        }

        await sink.CompleteAsync(CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(target.Written));
        zip.Entries.Should().HaveCount(66_000);
    }

    [Fact]
    public async Task Other_programs_read_the_zip()
    {
        using var directory = new TemporaryDirectory();
        var target = new AsyncOnlyStream();
        await using var sink = new ZipArchiveSink(target);
        await sink.WriteAsync(Name, Content(Noise(500_000)), CancellationToken.None);
        await sink.WriteAsync(
            ArchivePath.Parse("data/a.json"),
            Content(Encoding.UTF8.GetBytes(new string('x', 100_000))),
            CancellationToken.None
        );
        await sink.WriteAsync(ArchivePath.Parse("empty"), Content([]), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);
        directory.Write("bag.zip", target.Written);

        if (ExternalTool.Run("unzip", directory.Root, "-t", "bag.zip") is { } unzip)
        {
            unzip.ExitCode.Should().Be(0, unzip.Output);
        }

        if (ExternalTool.Run("python3", directory.Root, "-m", "zipfile", "-t", "bag.zip") is { } python)
        {
            python.ExitCode.Should().Be(0, python.Output);
        }
    }

    // APPNOTE 4.3.7: the compression method of the first entry is at offset 8 of its header (0: stored, 8: deflated).
    private static int MethodOf(AsyncOnlyStream target) => BitConverter.ToUInt16(target.Written, 8);

    private static Func<Stream, CancellationToken, Task> Content(byte[] bytes) =>
        (stream, token) => stream.WriteAsync(bytes, token).AsTask();

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static void ShouldBeNoZip(AsyncOnlyStream target) =>
        FluentActions.Invoking(() => new ZipArchive(new MemoryStream(target.Written))).Should().Throw<InvalidDataException>();
}
