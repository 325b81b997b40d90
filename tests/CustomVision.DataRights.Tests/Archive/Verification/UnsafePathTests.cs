using System.Net.Sockets;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Verification;
using static CustomVision.DataRights.Archive.ArchiveFindingKind;

namespace CustomVision.DataRights.Tests.Archive.Verification;

/// <summary>Names that are hard to read, and names and links that lead somewhere else.</summary>
public sealed class UnsafePathTests
{
    [Fact]
    public async Task Percent_signs_and_line_breaks_in_names_are_decoded_in_version_1()
    {
        static string Encode(string path) => path.Replace("%", "%25").Replace("\n", "%0A").Replace("\r", "%0d");
        using var bag = new TestBag()
            .Payload("a%0Ab", "1")
            .Payload("a\nb", "2")
            .Payload("a\rb", "3")
            .Payload("50%", "4")
            .Payload("%20", "5")
            .Manifest(path: Encode);

        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Percent_signs_are_plain_in_version_097()
    {
        using var bag = new TestBag("0.97").Payload("a%0Ab", "1").Payload("a%25", "2").Manifest();
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("data/../../outside.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("~/outside.txt")]
    [InlineData("C:/outside.txt")]
    [InlineData("data\\..\\..\\outside.txt")]
    public async Task A_path_that_leaves_the_bag_is_refused_in_every_tag_file(string path)
    {
        var digest = TestBag.Digest("sha256", []);
        using var bag = new TestBag()
            .Payload("a", "a")
            .Manifest(edit: lines => lines.Append($"{digest}  {path}"))
            .Tag("tagmanifest-sha256.txt", $"{digest}  {path}\n")
            .Tag("fetch.txt", $"https://example.test/ 0 {path}\n");

        var findings = (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings;

        findings.Should().HaveCount(3).And.OnlyContain(finding => finding.Kind == UnsafePath && finding.Path == path);
        findings
            .Select(finding => finding.Text.Split(',')[0])
            .Should()
            .BeEquivalentTo("fetch.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt");
    }

    [Fact]
    public async Task A_link_out_of_the_bag_is_refused_and_what_lies_behind_it_not_read()
    {
        using var outside = new TemporaryDirectory();
        outside.Write("folder/x", "x");
        using var bag = new TestBag().Payload("file", "x").Payload("folder/x", "x").Payload("inside", "x").Manifest();
        File.Delete(bag["data/file"]);
        File.CreateSymbolicLink(bag["data/file"], outside["folder/x"]);
        Directory.Delete(bag["data/folder"], recursive: true);
        Directory.CreateSymbolicLink(bag["data/folder"], outside["folder"]);

        var result = await ArchiveVerifier.VerifyAsync(bag.Root);

        Kinds(result).Should().Equal((UnsafePath, "data/file"), (UnsafePath, "data/folder"), (UnsafePath, "data/folder/x"));
        result.FilesChecked.Should().Be(1);
    }

    [Fact]
    public async Task A_link_to_a_link_that_leaves_the_bag_is_refused_like_the_second_one()
    {
        using var outside = new TemporaryDirectory();
        outside.Write("folder/x", "x");
        using var bag = new TestBag().Payload("file", "x").Payload("inside/x", "x").Payload("last/folder/x", "x").Manifest();
        File.Delete(bag["data/file"]);
        Directory.Delete(bag["data/last/folder"], recursive: true);

        // Each link names a place in the bag; only the last of the chain names one outside.
        File.CreateSymbolicLink(bag["data/file"], "first");
        File.CreateSymbolicLink(bag["data/first"], "inside/../second");
        File.CreateSymbolicLink(bag["data/second"], outside["folder/x"]);
        Directory.CreateSymbolicLink(bag["data/last/folder"], "../round/folder");
        Directory.CreateSymbolicLink(bag["data/round"], outside.Root);

        var result = await ArchiveVerifier.VerifyAsync(bag.Root);

        Kinds(result)
            .Should()
            .BeEquivalentTo([
                (UnsafePath, "data/file"),
                (UnsafePath, "data/first"),
                (UnsafePath, "data/second"),
                (UnsafePath, "data/last/folder"),
                (UnsafePath, "data/last/folder/x"),
                (UnsafePath, "data/round"),
            ]);
        result.FilesChecked.Should().Be(1);
    }

    [Fact]
    public async Task A_neighbour_whose_name_begins_like_the_bags_is_outside()
    {
        using var parent = new TemporaryDirectory();
        parent.Write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        parent.Write("bag/manifest-sha256.txt", $"{TestBag.Digest("sha256", "x"u8.ToArray())}  data/file\n");
        parent.Write("bag-evil/file", "x");
        Directory.CreateDirectory(parent["bag/data"]);
        File.CreateSymbolicLink(parent["bag/data/file"], "../../bag-evil/file");

        Kinds(await ArchiveVerifier.VerifyAsync(parent["bag"])).Should().Equal((UnsafePath, "data/file"));
    }

    [Fact]
    public async Task A_link_that_stays_in_the_bag_is_followed_and_one_that_circles_is_not()
    {
        using var bag = new TestBag().Payload("folder/x", "x").Payload("link", "x").Payload("linked/x", "x").Manifest();
        File.Delete(bag["data/link"]);
        File.CreateSymbolicLink(bag["data/link"], "folder/../folder/x");
        Directory.Delete(bag["data/linked"], recursive: true);
        Directory.CreateSymbolicLink(bag["data/linked"], "folder");
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();

        Directory.CreateSymbolicLink(bag["data/folder/round"], "..");
        File.CreateSymbolicLink(bag["data/nowhere"], "none");
        File.CreateSymbolicLink(bag["data/self"], "self");
        var findings = Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).ToList();
        findings
            .Should()
            .Contain((UnsafePath, "data/folder/round/linked"))
            .And.Contain((Missing, "data/nowhere"))
            .And.Contain((UnsafePath, "data/self"));
    }

    [Fact]
    public async Task A_base_directory_may_itself_be_a_link()
    {
        using var bag = new TestBag().Payload("a", "a").Payload("b", "a").Manifest();
        File.Delete(bag["data/b"]);
        File.CreateSymbolicLink(bag["data/b"], "a");
        using var elsewhere = new TemporaryDirectory();
        Directory.CreateSymbolicLink(elsewhere["bag"], bag.Root);

        (await ArchiveVerifier.VerifyAsync(elsewhere["bag"])).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("data/pipe")]
    [InlineData("data/linked")]
    [InlineData("manifest-sha256.txt")]
    [InlineData("bag-info.txt")]
    public async Task A_named_pipe_is_never_opened_and_named_also_where_its_digest_is_that_of_nothing(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var bag = new TestBag().Payload("pipe", "").Payload("linked", "").Payload("a", "a").Manifest().Write("bag-info.txt", "");
        File.Delete(bag[path]);
        if (path == "data/linked")
        {
            ExternalTool.Run("mkfifo", bag.Root, "data/pipe2")!.Value.ExitCode.Should().Be(0);
            File.CreateSymbolicLink(bag[path], "pipe2");
        }
        else
        {
            ExternalTool.Run("mkfifo", bag.Root, path)!.Value.ExitCode.Should().Be(0);
        }

        foreach (var depth in Enum.GetValues<VerificationDepth>())
        {
            var result = await ArchiveVerifier.VerifyAsync(bag.Root, depth).WaitAsync(TimeSpan.FromMinutes(1));

            result.IsValid.Should().BeFalse();
            Kinds(result).Should().Contain((UnsafePath, path));
        }
    }

    [Fact]
    public async Task What_has_no_length_is_not_opened_also_where_no_system_call_tells_a_pipe_from_a_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // As the scan leaves it on a system that does not tell: a file, of no length.
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["data"]);
        var catalog = new BagCatalog();
        foreach (var path in (string[])["tagmanifest-sha256.txt", "data/report.json", "data/domains.json"])
        {
            ExternalTool.Run("mkfifo", directory.Root, path)!.Value.ExitCode.Should().Be(0);
            catalog[catalog.Add(path)].IsThere = true;
        }

        var findings = new FindingList();
        var own = new ArchiveContentCheck(DirectoryBagFiles.Open(directory.Root), null, catalog, findings);

        await Task.Run(async () =>
            {
                await own.CheckRootAsync(CancellationToken.None);
                await own.CheckContentAsync(CancellationToken.None);
            })
            .WaitAsync(TimeSpan.FromMinutes(2));

        findings
            .ToSorted()
            .Select(finding => finding.Path)
            .Should()
            .Contain(["tagmanifest-sha256.txt", "data/report.json", "data/domains.json"]);
    }

    [Fact]
    public async Task A_socket_and_a_device_are_named_and_an_empty_file_is_not()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var bag = new TestBag().Payload("empty", "").Payload("socket", "").Manifest();
        File.Delete(bag["data/socket"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(bag["data/socket"]));

        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((UnsafePath, "data/socket"));
        SpecialFile.Is("/dev/null").Should().BeTrue();
        SpecialFile.Is(bag["data/empty"]).Should().BeFalse();
    }

    private static IEnumerable<(ArchiveFindingKind, string)> Kinds(VerificationResult result) =>
        result.Findings.Select(finding => (finding.Kind, finding.Path));
}
