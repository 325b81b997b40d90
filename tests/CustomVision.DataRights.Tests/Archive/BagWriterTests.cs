using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using CustomVision.DataRights.Archive;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class BagWriterTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 23, 30, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();
    private readonly BagWriter _bag;

    public BagWriterTests() => _bag = new BagWriter(new DirectoryArchiveSink(_directory.Root), new TestClock(Now));

    public void Dispose()
    {
        _bag.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task FinishAsync_writes_the_bag_of_the_standard()
    {
        await WriteAsync("b.txt", "bb");
        await WriteAsync("a/c.txt", "");
        await WriteAsync("a%.txt", "x");
        await _bag.FinishAsync(new BagInfo().Add("Request-Id", "42"), CancellationToken.None);

        _directory
            .Files()
            .Should()
            .Equal(
                "bag-info.txt",
                "bagit.txt",
                "data/a%.txt",
                "data/a/c.txt",
                "data/b.txt",
                "manifest-sha256.txt",
                "tagmanifest-sha256.txt"
            );
        Read("bagit.txt").Should().Be("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Read("bag-info.txt")
            .Should()
            .MatchRegex(
                "^Request-Id: 42\nBag-Software-Agent: CustomVision.DataRights/[0-9]+\\.[0-9]+\\.[0-9]+\nBagging-Date: "
                    + "2026-05-04\nPayload-Oxum: 3.3\n$"
            );
        Read("manifest-sha256.txt")
            .Should()
            .Be(
                $"{Sha256Digest.Compute("x"u8)}  data/a%25.txt\n{Sha256Digest.Compute([])}  data/a/c.txt\n{Sha256Digest.Compute("bb"u8)}  "
                    + $"data/b.txt\n"
            );
        Read("tagmanifest-sha256.txt")
            .Should()
            .Be(
                string.Concat(
                    new[] { "bag-info.txt", "bagit.txt", "manifest-sha256.txt" }.Select(name =>
                        $"{Sha256Digest.Compute(File.ReadAllBytes(_directory[name]))}  {name}\n"
                    )
                )
            );
    }

    [Fact]
    public async Task Sha256sum_agrees()
    {
        await WriteAsync("b.txt", "bb");
        await WriteAsync("사진/ a b.txt", "c");
        await _bag.FinishAsync(new BagInfo(), CancellationToken.None);

        foreach (var manifest in new[] { "manifest-sha256.txt", "tagmanifest-sha256.txt" })
        {
            if (ExternalTool.Run("sha256sum", _directory.Root, "-c", "--strict", manifest) is { } check)
            {
                check.ExitCode.Should().Be(0, check.Output);
            }
        }
    }

    [Fact]
    public async Task The_payload_manifest_is_the_last_file()
    {
        var order = new ConcurrentQueue<string>();
        var sink = Substitute.For<IArchiveSink>();
        sink.MaxConcurrentWrites.Returns(1);
        sink.WriteAsync(default, default!, default)
            .ReturnsForAnyArgs(call =>
            {
                order.Enqueue(call.Arg<ArchivePath>().Value);
                return call.Arg<Func<Stream, CancellationToken, Task>>()(Stream.Null, CancellationToken.None);
            });
        using var bag = new BagWriter(sink, new TestClock(Now));

        await bag.FinishAsync(new BagInfo(), CancellationToken.None);

        order.Should().Equal("bagit.txt", "bag-info.txt", "tagmanifest-sha256.txt", "manifest-sha256.txt");
        await sink.DidNotReceiveWithAnyArgs().CompleteAsync(default);
    }

    [Fact]
    public async Task Files_written_at_once_are_all_in_the_manifest_in_order()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (i, _) => await WriteAsync($"images/{i}.png", $"image {i}"));
        await _bag.FinishAsync(new BagInfo(), CancellationToken.None);

        var lines = await File.ReadAllLinesAsync(_directory["manifest-sha256.txt"]);
        lines
            .Should()
            .Equal(
                Enumerable
                    .Range(0, 500)
                    .Select(i => $"data/images/{i}.png")
                    .Order(StringComparer.Ordinal)
                    .Select(path => $"{Sha256Digest.Compute(File.ReadAllBytes(_directory[path]))}  {path}")
            );
        (_bag.Count, _bag.Bytes).Should().Be((500, lines.Sum(line => new FileInfo(_directory[line[66..]]).Length)));
    }

    [Fact]
    public async Task WriteAsync_reports_the_path_the_length_and_the_digest()
    {
        var file = await WriteAsync("a/b.txt", "abc");

        file.Should().Be(new ArchiveFile(ArchivePath.Parse("a/b.txt"), 3, Sha256Digest.Compute("abc"u8)));
    }

    [Fact]
    public async Task A_file_that_failed_is_not_in_the_bag_and_can_be_written_again()
    {
        await FluentActions
            .Awaiting(() => _bag.WriteAsync(ArchivePath.Parse("a"), (_, _) => throw new IOException("the network"), CancellationToken.None))
            .Should()
            .ThrowAsync<IOException>();
        _bag.Count.Should().Be(0);

        await WriteAsync("a", "x");
        _bag.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_path_twice_is_refused()
    {
        await WriteAsync("a", "x");

        FluentActions.Invoking(() => _bag.Add(ArchivePath.Parse("a"), 1, default)).Should().Throw<InvalidOperationException>();
        await FluentActions.Awaiting(() => WriteAsync("a", "x")).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Files_of_an_earlier_run_are_in_the_manifest_as_if_written_now()
    {
        _directory.Write("data/old.txt", "old");
        _bag.Add(ArchivePath.Parse("old.txt"), 3, Sha256Digest.Compute("old"u8));
        await WriteAsync("new.txt", "new");
        await _bag.FinishAsync(new BagInfo(), CancellationToken.None);

        (await _bag.ReadBackAsync(CancellationToken.None)).Should().BeEmpty();
        Read("bag-info.txt").Should().Contain("Payload-Oxum: 6.2\n");
    }

    [Fact]
    public async Task Payload_Oxum_is_not_the_callers_to_give() =>
        await FluentActions
            .Awaiting(() => _bag.FinishAsync(new BagInfo().Add("Payload-Oxum", "1.1"), CancellationToken.None))
            .Should()
            .ThrowAsync<ArgumentException>();

    [Fact]
    public async Task ReadBackAsync_names_every_file_that_differs_from_what_was_written()
    {
        foreach (var name in new[] { "same", "gone", "longer", "flipped" })
        {
            await WriteAsync(name, "12345");
        }

        await _bag.FinishAsync(new BagInfo(), CancellationToken.None);
        File.Delete(_directory["data/gone"]);
        _directory.Write("data/longer", "123456");
        _directory.Write("data/flipped", "12346");
        File.AppendAllText(_directory["manifest-sha256.txt"], "\n");

        var findings = await _bag.ReadBackAsync(CancellationToken.None);

        findings!
            .Select(finding => (finding.Kind, finding.Path))
            .Should()
            .Equal(
                (ArchiveFindingKind.Changed, "data/flipped"),
                (ArchiveFindingKind.Missing, "data/gone"),
                (ArchiveFindingKind.Changed, "data/longer"),
                (ArchiveFindingKind.Changed, "manifest-sha256.txt")
            );
    }

    [Fact]
    public async Task A_bag_in_a_zip_is_the_same_and_can_not_be_read_back()
    {
        var target = new AsyncOnlyStream();
        await using var sink = new ZipArchiveSink(target, "bag");
        using var bag = new BagWriter(sink, new TestClock(Now));

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 20),
            async (i, token) =>
                await bag.WriteAsync(ArchivePath.Parse($"{i}"), (stream, t) => stream.WriteAsync(new byte[i], t).AsTask(), token)
        );
        (await bag.ReadBackAsync(CancellationToken.None)).Should().BeNull();
        await bag.FinishAsync(new BagInfo(), CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(target.Written));
        zip.ExtractToDirectory(_directory.Root);
        var lines = await File.ReadAllLinesAsync(_directory["bag/manifest-sha256.txt"]);
        lines.Should().HaveCount(20);
        lines
            .Should()
            .Equal(lines.Select(line => $"{Sha256Digest.Compute(File.ReadAllBytes(_directory[$"bag/{line[66..]}"]))}  {line[66..]}"));
    }

    private Task<ArchiveFile> WriteAsync(string path, string content) =>
        _bag.WriteAsync(
            ArchivePath.Parse(path),
            (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(content), token).AsTask(),
            CancellationToken.None
        );

    private string Read(string path) => File.ReadAllText(_directory[path]);
}
