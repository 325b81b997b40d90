using CustomVision.DataRights.Archive;
using static CustomVision.DataRights.Archive.ArchiveFindingKind;

namespace CustomVision.DataRights.Tests.Archive.Verification;

/// <summary>Bags as the standard describes them, and as other programs write them.</summary>
public sealed class ArchiveVerifierTests
{
    [Theory]
    [InlineData("1.0", "sha256")]
    [InlineData("1.0", "sha512")]
    [InlineData("0.97", "sha256")]
    [InlineData("0.97", "sha512")]
    [InlineData("1.0", "sha384")]
    [InlineData("1.0", "sha1")]
    [InlineData("1.0", "md5")]
    [InlineData("0.96", "sha256")]
    [InlineData("0.95", "md5")]
    [InlineData("0.94", "sha1")]
    [InlineData("0.93", "md5")]
    public async Task A_plain_bag_is_valid(string version, string algorithm)
    {
        using var bag = new TestBag(version)
            .Payload("a/b.txt", "b")
            .Payload("c d.txt", "")
            .Manifest(algorithm)
            .TagManifest(algorithm, "bagit.txt", $"manifest-{algorithm}.txt");

        var result = await ArchiveVerifier.VerifyAsync(bag.Root);

        result.Findings.Should().BeEmpty();
        result.IsValid.Should().BeTrue();
        result.Depth.Should().Be(VerificationDepth.Full);
        result.FilesChecked.Should().Be(4);
        result.BytesChecked.Should().BeGreaterThan(1);
        result.BagItVersion.Should().Be(version);
        result.AlgorithmsChecked.Should().Equal(algorithm);
        result.WeakAlgorithms.Should().BeEquivalentTo(new[] { algorithm }.Intersect(["md5", "sha1"]));
        result.AlgorithmsNotChecked.Should().BeEmpty();
        result.IsOwnArchive.Should().BeFalse();
    }

    [Fact]
    public async Task A_file_is_held_against_every_manifest_that_lists_it()
    {
        using var bag = new TestBag().Payload("a", "a").Payload("b", "b").Manifest("sha256").Manifest("sha512").Manifest("sha224");
        bag.Tag(
            "manifest-sha512.txt",
            (await File.ReadAllTextAsync(bag["manifest-sha512.txt"])).Replace(
                TestBag.Digest("sha512", "a"u8.ToArray()),
                new string('0', 128)
            )
        );

        var result = await ArchiveVerifier.VerifyAsync(bag.Root);

        Kinds(result).Should().Equal((Changed, "data/a"));
        result.Findings[0].Text.Should().Contain("manifest-sha512.txt");
        result.AlgorithmsChecked.Should().Equal("sha256", "sha512");
        result.AlgorithmsNotChecked.Should().Equal("sha224");
        result.FilesNotChecked.Should().Be(0);
    }

    [Theory]
    [InlineData("md5")]
    [InlineData("sha1")]
    [InlineData("sha384")]
    public async Task A_changed_file_is_found_by_every_algorithm_that_is_computed(string algorithm)
    {
        using var bag = new TestBag("0.96").Payload("a", "a").Payload("large", new string('x', 600_000)).Manifest(algorithm);
        (await ArchiveVerifier.VerifyAsync(bag.Root)).IsValid.Should().BeTrue();
        bag.Write("data/a", "b").Write("data/large", new string('y', 600_000));

        var result = await ArchiveVerifier.VerifyAsync(bag.Root);

        Kinds(result).Should().Equal((Changed, "data/a"), (Changed, "data/large"));
        (result.IsValid, result.IsUndecided).Should().Be((false, false));
    }

    [Fact]
    public async Task A_bag_with_nothing_but_sha224_is_complete_and_undecided_in_full()
    {
        using var bag = new TestBag().Payload("b", "b").Payload("a", "a").Manifest("sha224");

        var full = await ArchiveVerifier.VerifyAsync(bag.Root);
        full.Findings.Should().BeEmpty();
        full.AlgorithmsNotChecked.Should().Equal("sha224");
        full.UncheckedFiles.Should().Equal("data/a", "data/b");
        (full.FilesChecked, full.FilesNotChecked, full.IsValid, full.IsUndecided).Should().Be((0, 2, false, true));

        (await ArchiveVerifier.VerifyAsync(bag.Root, VerificationDepth.Quick)).IsValid.Should().BeTrue();

        File.Delete(bag["data/a"]);
        var damaged = await ArchiveVerifier.VerifyAsync(bag.Root);
        Kinds(damaged).Should().Equal((Missing, "data/a"));
        damaged.IsUndecided.Should().BeFalse("something is known to be wrong");
    }

    [Theory]
    [InlineData("0.93", "package-info.txt", true)]
    [InlineData("0.95", "package-info.txt", true)]
    [InlineData("0.95", "bag-info.txt", true)]
    [InlineData("0.96", "bag-info.txt", true)]
    [InlineData("0.96", "package-info.txt", false)]
    public async Task The_metadata_of_old_bags_is_read_under_its_old_name(string version, string name, bool isRead)
    {
        using var bag = new TestBag(version).Payload("a", "a").Manifest("md5").Tag(name, "Payload-Oxum: 7.1\n");

        var result = await ArchiveVerifier.VerifyAsync(bag.Root);

        Kinds(result).Should().Equal(isRead ? [(Changed, "data")] : []);
        result.OtherFiles.Should().Equal(isRead ? [] : [name], "where it is the bag's own, it is no stranger's");
    }

    [Theory]
    [InlineData("0.92")]
    [InlineData("1.1")]
    public async Task A_version_that_is_not_known_is_named(string version)
    {
        using var bag = new TestBag(version).Payload("a", "a").Manifest();

        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((Malformed, "bagit.txt"));
    }

    [Fact]
    public async Task Every_finding_is_reported_not_the_first_one()
    {
        using var bag = new TestBag().Payload("changed", "1").Payload("gone", "2").Payload("longer", "3").Payload("same", "4").Manifest();
        bag.Write("data/changed", "x").Write("data/longer", "33").Write("data/more/new", "5");
        File.Delete(bag["data/gone"]);

        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root))
            .Should()
            .Equal((Changed, "data/changed"), (Missing, "data/gone"), (Changed, "data/longer"), (Unexpected, "data/more/new"));
        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root, VerificationDepth.Quick))
            .Should()
            .Equal((Missing, "data/gone"), (Unexpected, "data/more/new"));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Manifests_may_end_their_lines_in_any_way(string lineEnd)
    {
        using var bag = new TestBag().Payload("a", "a").Payload("b", "b").Manifest(lineEnd: lineEnd);
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("ISO-8859-1")]
    public async Task Tag_files_are_read_in_their_declared_encoding(string encoding)
    {
        using var bag = new TestBag(encoding: encoding).Payload("é.txt", "a").Manifest();
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_byte_order_mark_is_malformed_in_the_declaration_and_looked_over_in_a_manifest()
    {
        using var bag = new TestBag().Payload("a", "a").Manifest();
        bag.Write("manifest-sha256.txt", "\ufeff" + await File.ReadAllTextAsync(bag["manifest-sha256.txt"]));
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();

        bag.Write("bagit.txt", "\ufeff" + await File.ReadAllTextAsync(bag["bagit.txt"]));
        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((Malformed, "bagit.txt"));
    }

    [Theory]
    [InlineData("BagIt-Version: 1.0")]
    [InlineData("BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8")]
    [InlineData("BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8")]
    [InlineData("Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0")]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: NO-SUCH-1")]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x")]
    [InlineData("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8")]
    [InlineData("")]
    public async Task A_broken_declaration_is_malformed_and_the_rest_still_checked(string declaration)
    {
        using var bag = new TestBag().Payload("a", "a").Manifest().Write("bagit.txt", declaration).Write("data/a", "b");

        var findings = (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings;

        findings.Should().Contain(finding => finding.Kind == Malformed && finding.Path == "bagit.txt");
        findings.Should().Contain(finding => finding.Kind == Changed && finding.Path == "data/a");
    }

    [Fact]
    public async Task A_missing_declaration_manifest_or_payload_is_named()
    {
        using var bag = new TestBag().Payload("a", "a").Manifest();
        File.Delete(bag["bagit.txt"]);
        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((Missing, "bagit.txt"));

        using var without = new TestBag().Payload("a", "a");
        Kinds(await ArchiveVerifier.VerifyAsync(without.Root)).Should().Equal((Missing, "manifest-sha256.txt"));

        using var empty = new TestBag().Write("manifest-sha256.txt", "");
        (await ArchiveVerifier.VerifyAsync(empty.Root)).IsValid.Should().BeTrue("a payload may be empty");
        Directory.Delete(empty["data"]);
        Kinds(await ArchiveVerifier.VerifyAsync(empty.Root)).Should().Equal((Missing, "data"));
    }

    [Fact]
    public async Task A_directory_that_is_not_a_bag_is_reported_and_a_missing_one_throws()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("holiday.jpg", "x");

        Kinds(await ArchiveVerifier.VerifyAsync(directory.Root)).Should().Equal((Malformed, "."), (Missing, "bagit.txt"));
        await FluentActions.Awaiting(() => ArchiveVerifier.VerifyAsync(directory["none"])).Should().ThrowAsync<ArchiveFormatException>();
        await FluentActions
            .Awaiting(() => ArchiveVerifier.VerifyAsync(directory["holiday.jpg"]))
            .Should()
            .ThrowAsync<ArchiveFormatException>();
        await FluentActions.Awaiting(() => ArchiveVerifier.VerifyAsync(" ")).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Old_habits_of_other_programs_are_read()
    {
        using var bag = new TestBag("0.97")
            .Payload("a b", "1")
            .Payload("c", "2")
            .Manifest(
                path: path => "*./" + path,
                edit: lines =>
                    lines.Select(line => line.ToUpperInvariant().Replace("DATA/A B", "data/a b").Replace("DATA/C", "data/c")).Append("")
            );
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();

        bag.Tag(
            "manifest-sha256.txt",
            $"{TestBag.Digest("sha256", "1"u8.ToArray())}\t \tdata/a b\n{TestBag.Digest("sha256", "2"u8.ToArray())} data/c"
        );
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("abc data/a")]
    [InlineData("zz data/a")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  bagit.txt")]
    public async Task A_line_that_is_not_an_entry_is_malformed_and_the_others_count(string line)
    {
        using var bag = new TestBag().Payload("a", "a").Payload("b", "b").Manifest(edit: lines => lines.Prepend(line));
        bag.Write("data/b", "x");

        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root))
            .Should()
            .Contain((Malformed, "manifest-sha256.txt"))
            .And.Contain((Changed, "data/b"));
    }

    [Fact]
    public async Task A_file_listed_twice_is_malformed_in_version_1_and_in_097_only_when_the_digests_differ()
    {
        using var bag = new TestBag().Payload("a", "a").Manifest(edit: lines => lines.Concat(lines));
        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((Malformed, "manifest-sha256.txt"));

        using var old = new TestBag("0.97").Payload("a", "a").Manifest(edit: lines => lines.Concat(lines));
        (await ArchiveVerifier.VerifyAsync(old.Root)).Findings.Should().BeEmpty();

        using var contradicting = new TestBag("0.97")
            .Payload("a", "a")
            .Manifest(edit: lines => lines.Append($"{new string('0', 64)}  data/a"));
        Kinds(await ArchiveVerifier.VerifyAsync(contradicting.Root)).Should().Equal((Malformed, "manifest-sha256.txt"));
    }

    [Fact]
    public async Task Manifests_that_disagree_on_the_list_are_malformed_in_version_1_only()
    {
        using var bag = new TestBag()
            .Payload("a", "a")
            .Payload("b", "b")
            .Manifest("sha256")
            .Manifest("sha512", edit: lines => lines.Take(1));
        var result = await ArchiveVerifier.VerifyAsync(bag.Root);
        Kinds(result).Should().Equal((Malformed, "manifest-sha512.txt"));
        result.Findings[0].Text.Should().Contain("data/b");

        using var old = new TestBag("0.97")
            .Payload("a", "a")
            .Payload("b", "b")
            .Manifest("sha256")
            .Manifest("sha512", edit: lines => lines.Take(1));
        (await ArchiveVerifier.VerifyAsync(old.Root)).Findings.Should().BeEmpty();

        using var mixed = new TestBag("0.97")
            .Payload("a", "a")
            .Payload("b", "b")
            .Manifest("sha256", edit: lines => lines.Take(1))
            .Manifest("sha224", edit: lines => lines.Skip(1));
        (await ArchiveVerifier.VerifyAsync(mixed.Root)).Should().Match<VerificationResult>(it => it.FilesNotChecked == 1 && !it.IsValid);
    }

    [Fact]
    public async Task What_is_still_to_be_fetched_is_missing_and_what_came_is_compared()
    {
        using var bag = new TestBag()
            .Payload("here", "12")
            .Payload("to come", "3")
            .Manifest()
            .Tag(
                "fetch.txt",
                "https://example.test/1 2 data/here\nhttps://example.test/2\t-\tdata/to come\nhttps://example.test/3 1 "
                    + "data/unlisted\nnonsense\n"
            );
        (await ArchiveVerifier.VerifyAsync(bag.Root))
            .Findings.Select(finding => finding.Text)
            .Should()
            .Equal("Line 3: no payload manifest lists its file.", "Line 4: it is not a URL, a length and a path.");

        File.Delete(bag["data/to come"]);
        bag.Tag("fetch.txt", "https://example.test/1 3 data/here\nhttps://example.test/2 - data/to come\n");
        var findings = (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings;
        findings.Select(finding => (finding.Kind, finding.Path)).Should().Equal((Changed, "data/here"), (Missing, "data/to come"));
        findings[1].Text.Should().Contain("fetch");
    }

    [Fact]
    public async Task Tag_files_are_held_against_the_tag_manifest_and_others_may_lie_beside_them()
    {
        using var bag = new TestBag()
            .Payload("a", "a")
            .Manifest()
            .Tag("bag-info.txt", "Source-Organization: Us\n")
            .Tag("docs/note.txt", "x")
            .Tag("unlisted.txt", "y");
        bag.TagManifest("sha256", "bag-info.txt", "docs/note.txt");
        var whole = await ArchiveVerifier.VerifyAsync(bag.Root);
        whole.Findings.Should().BeEmpty();
        whole.OtherFiles.Should().Equal("unlisted.txt");

        bag.Tag("bag-info.txt", "Source-Organization: Them\n");
        File.Delete(bag["docs/note.txt"]);
        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((Changed, "bag-info.txt"), (Missing, "docs/note.txt"));

        bag.TagManifest("sha256", "bag-info.txt", "data/a");
        Kinds(await ArchiveVerifier.VerifyAsync(bag.Root)).Should().Equal((Malformed, "tagmanifest-sha256.txt"));
    }

    [Theory]
    [InlineData("2.2", null)]
    [InlineData("3.2", Changed)]
    [InlineData("2.1", Changed)]
    [InlineData("2", Malformed)]
    [InlineData("a.b", Malformed)]
    [InlineData("-2.2", Malformed)]
    public async Task Payload_Oxum_is_held_against_the_payload_at_every_depth(string oxum, ArchiveFindingKind? kind)
    {
        using var bag = new TestBag().Payload("a", "a").Payload("b", "b").Manifest().Tag("bag-info.txt", $"Payload-Oxum: {oxum}\n");

        foreach (var depth in Enum.GetValues<VerificationDepth>())
        {
            (await ArchiveVerifier.VerifyAsync(bag.Root, depth))
                .Findings.Select(finding => (ArchiveFindingKind?)finding.Kind)
                .Should()
                .Equal(kind is null ? [] : [kind]);
        }
    }

    [Fact]
    public async Task A_broken_line_of_the_metadata_is_malformed()
    {
        using var bag = new TestBag().Payload("a", "a").Manifest().Tag("bag-info.txt", "A: b\n  c\nnonsense\n");
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().ContainSingle().Which.Text.Should().StartWith("Line 3");
    }

    [Fact]
    public async Task A_file_larger_than_the_buffer_is_hashed_whole_by_all_algorithms()
    {
        var content = new string('x', 3_000_000);
        using var bag = new TestBag()
            .Payload("large", content)
            .Payload("exact", content[..(256 * 1024)])
            .Manifest("sha256")
            .Manifest("sha512");
        (await ArchiveVerifier.VerifyAsync(bag.Root)).Findings.Should().BeEmpty();

        bag.Write("data/large", content[..^1] + "y");
        (await ArchiveVerifier.VerifyAsync(bag.Root))
            .Findings.Should()
            .HaveCount(2)
            .And.OnlyContain(finding => finding.Path == "data/large");
    }

    [Fact]
    public async Task Progress_rises_to_the_whole_and_a_cancellation_ends_it()
    {
        using var bag = new TestBag();
        for (var i = 0; i < 500; i++)
        {
            bag.Payload($"{i}", $"{i}");
        }

        bag.Manifest();
        var reports = new List<VerificationProgress>();
        var result = await ArchiveVerifier.VerifyAsync(bag.Root, progress: new SynchronousProgress<VerificationProgress>(reports.Add));

        reports.Should().HaveCountGreaterThan(1).And.BeInAscendingOrder(progress => progress.FilesDone);
        (reports[^1] with { BytesPerSecond = 0 })
            .Should()
            .Be(
                new VerificationProgress
                {
                    FilesDone = 500,
                    FilesTotal = 500,
                    BytesDone = result.BytesChecked,
                    BytesTotal = result.BytesChecked,
                }
            );

        using var cancel = new CancellationTokenSource();
        await FluentActions
            .Awaiting(() =>
                ArchiveVerifier.VerifyAsync(
                    bag.Root,
                    progress: new SynchronousProgress<VerificationProgress>(_ => cancel.Cancel()),
                    cancellationToken: cancel.Token
                )
            )
            .Should()
            .ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_finding_prints_as_one_line_whatever_its_path_holds() =>
        new ArchiveFinding
        {
            Kind = UnsafePath,
            Path = "a\n\u001b[31mb",
            Text = "text",
        }
            .ToString()
            .Should()
            .Be("UnsafePath: a??[31mb: text");

    private static IEnumerable<(ArchiveFindingKind, string)> Kinds(VerificationResult result) =>
        result.Findings.Select(finding => (finding.Kind, finding.Path));
}
