using CustomVision.DataRights.Archive;
using static CustomVision.DataRights.Archive.ArchiveFindingKind;

namespace CustomVision.DataRights.Tests.Archive.Verification;

/// <summary>Archives of this library whose manifests agree, and whose lists and report do not.</summary>
public sealed class ArchiveContentCheckTests
{
    private const string Images = ExportedBag.Project + "/images.jsonl";

    [Fact]
    public async Task An_archive_of_this_library_says_so_with_its_state()
    {
        var result = await VerifyAsync((_, content) => content);

        result.Findings.Should().BeEmpty();
        (result.IsOwnArchive, result.ExportState).Should().Be((true, "Complete"));
    }

    [Fact]
    public async Task The_same_files_of_another_program_are_checked_as_a_bag_only()
    {
        using var directory = new TemporaryDirectory();
        await ExportedBag.WriteAsync(directory.Root, (path, content) => path == Images ? "nonsense" : content, agent: "Other/1.0");
        directory.Write("note.txt", "allowed");

        var result = await ArchiveVerifier.VerifyAsync(directory.Root);

        result.Findings.Should().BeEmpty();
        (result.IsOwnArchive, result.ExportState).Should().Be((false, null));
    }

    [Theory]
    [InlineData("note.txt")]
    [InlineData("letters/to-anna.odt")]
    public async Task A_persons_own_file_beside_the_payload_is_named_and_no_fault(string file)
    {
        using var directory = new TemporaryDirectory();
        await ExportedBag.WriteAsync(directory.Root);
        directory.Write(file, "mine");

        foreach (var depth in Enum.GetValues<VerificationDepth>())
        {
            var result = await ArchiveVerifier.VerifyAsync(directory.Root, depth);

            (result.IsOwnArchive, result.IsValid).Should().Be((true, true));
            result.OtherFiles.Should().Equal(file);
        }
    }

    [Theory]
    [InlineData("fetch.txt")]
    [InlineData("manifest-sha512.txt")]
    [InlineData("tagmanifest-md5.txt")]
    public async Task A_file_that_would_be_a_part_of_the_bag_is_unexpected(string file)
    {
        using var directory = new TemporaryDirectory();
        await ExportedBag.WriteAsync(directory.Root);
        directory.Write(file, "");

        var result = await ArchiveVerifier.VerifyAsync(directory.Root);

        result.Findings.Should().Contain(finding => finding.Kind == Unexpected && finding.Path == file);
        result.OtherFiles.Should().BeEmpty();
    }

    [Fact]
    public async Task A_download_that_no_line_names_is_unexpected()
    {
        (
            await KindsAsync(
                (path, content) => path == Images ? content[..(content.IndexOf('\n') + 1)] + "{\"file\":null}\n{\"file\":null}\n" : content
            )
        )
            .Should()
            .BeEquivalentTo([
                (Unexpected, ExportedBag.Project + "/images/b.jpg"),
                (Unexpected, ExportedBag.Project + "/images/b-resized.jpg"),
                (Malformed, "data/report.json"),
            ]);
    }

    [Fact]
    public async Task A_line_that_names_a_file_which_is_not_there_is_missing_it()
    {
        (await KindsAsync((path, content) => path.EndsWith("images/a.png", StringComparison.Ordinal) ? null : content))
            .Should()
            .BeEquivalentTo(
                [(Missing, ExportedBag.Project + "/images/a.png"), (Missing, ExportedBag.Project + "/images/a.png")],
                "both lists name it"
            );
    }

    [Fact]
    public async Task A_line_with_another_digest_than_the_manifest_is_a_change()
    {
        (
            await KindsAsync(
                (path, content) =>
                    path == ExportedBag.Project + "/predictions.jsonl"
                        ? content.Replace(ExportedBag.Digest("a prediction"), ExportedBag.Digest("another"))
                        : content
            )
        )
            .Should()
            .Equal((Changed, ExportedBag.Project + "/predictions/p.png"));
        (
            await KindsAsync(
                (path, content) =>
                    path == ExportedBag.Iteration + "/exports.json"
                        ? content.Replace(ExportedBag.Digest("a model"), ExportedBag.Digest("another"))
                        : content
            )
        )
            .Should()
            .Equal((Changed, ExportedBag.Iteration + "/exports/onnx.zip"));
    }

    [Theory]
    [InlineData("../../../../../etc/passwd")]
    [InlineData("../../../bagit.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("images/../../../../data/report.json")]
    [InlineData("..\\x")]
    public async Task A_line_that_leads_out_of_the_payload_is_unsafe(string file)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(file);
        (
            await KindsAsync(
                (path, content) => path == Images ? content + $"{{\"file\":{json},\"sha256\":\"{ExportedBag.Digest("")}\"}}\n" : content
            )
        )
            .Should()
            .Contain((UnsafePath, file));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"file\":\"images/a.png\"}")]
    [InlineData("{\"file\":\"images/a.png\",\"sha256\":null}")]
    [InlineData("{\"file\":null,\"sha256\":\"00\"}")]
    [InlineData("{\"file\":1,\"sha256\":2}")]
    [InlineData("{\"file\":\"\\ud800\",\"sha256\":\"\\ud800\"}")]
    [InlineData("{\"file\":\"images/a.png\",\"sha256\":\"00\"}")]
    public async Task A_line_that_is_not_what_this_library_writes_is_malformed(string line) =>
        (await KindsAsync((path, content) => path == Images ? content + line + "\n" : content)).Should().Contain((Malformed, Images));

    [Fact]
    public async Task A_list_of_models_that_is_not_an_array_is_malformed() =>
        (await KindsAsync((path, content) => path == ExportedBag.Iteration + "/exports.json" ? "{}" : content))
            .Should()
            .Contain((Malformed, ExportedBag.Iteration + "/exports.json"));

    [Theory]
    [InlineData("\"found\":3", "\"found\":4")]
    [InlineData("\"found\":3", "\"found\":-1")]
    [InlineData("\"found\":3", "\"found\":\"3\"")]
    [InlineData("\"category\":\"account\",", "")]
    [InlineData("\"account\",\"state\":\"Exported\",", "\"account\",")]
    [InlineData("\"category\":\"account\",", "\"category\":\"\\ud800\",")]
    [InlineData("\"categories\":[", "\"categories\":[1,")]
    [InlineData("\"categories\"", "\"something\"")]
    [InlineData("{\"version\"", "[{\"version\"")]
    public async Task A_report_that_does_not_agree_is_malformed(string text, string instead) =>
        (await KindsAsync((path, content) => path == "data/report.json" ? content.Replace(text, instead) : content))
            .Should()
            .Contain((Malformed, "data/report.json"));

    [Theory]
    [InlineData("\"version\":1", true)] // of archives from before 0.1.0
    [InlineData("\"format\":\"customvision-export-report/2\"", true)]
    [InlineData("\"version\":2", false)]
    [InlineData("\"format\":\"customvision-export-report/3\"", false)]
    public async Task A_report_of_an_unknown_format_is_malformed_and_says_what_to_do(string format, bool isKnown)
    {
        using var directory = new TemporaryDirectory();
        await ExportedBag.WriteAsync(directory.Root, (_, content) => content.Replace("\"version\":1", format, StringComparison.Ordinal));

        var verified = await ArchiveVerifier.VerifyAsync(directory.Root);

        verified.Findings.Select(finding => (finding.Kind, finding.Path)).Should().Equal(isKnown ? [] : [(Malformed, "data/report.json")]);
        string.Concat(verified.Findings)
            .Contains("Verify the archive with the version", StringComparison.Ordinal)
            .Should()
            .Be(!isKnown, "a finding says what to do");
    }

    [Theory]
    [InlineData("IntegrityWarning", true)]
    [InlineData("Suspect", true)] // of archives from before 0.1.0
    [InlineData("Doubtful", false)]
    [InlineData("2", false)]
    public async Task A_failure_is_of_a_kind_that_this_version_or_an_earlier_one_writes(string kind, bool isValid)
    {
        using var directory = new TemporaryDirectory();
        var failures = $$"""
            "failures":[{"category":"images","kind":"{{kind}}","reason":"It seems cut."}]
            """;

        await ExportedBag.WriteAsync(
            directory.Root,
            (_, content) => content.Replace("\"failures\":[]", failures),
            state: "CompleteWithDifferences"
        );

        (await ArchiveVerifier.VerifyAsync(directory.Root)).IsValid.Should().Be(isValid);
    }

    [Fact]
    public async Task A_report_that_counts_a_list_which_is_not_there_is_malformed() =>
        (
            await KindsAsync(
                (path, content) => path.StartsWith(ExportedBag.Project + "/predictions", StringComparison.Ordinal) ? null : content
            )
        )
            .Should()
            .Equal((Malformed, "data/report.json"), (Malformed, "data/report.json"));

    [Theory]
    [InlineData("/tags.json")]
    [InlineData("/suggestions.jsonl")]
    [InlineData("/image-performances.jsonl")]
    [InlineData("/performance.json")]
    [InlineData("/exports.json")]
    public async Task A_category_that_was_read_needs_its_list(string name) =>
        (await KindsAsync((path, content) => path == ExportedBag.Iteration + name ? null : content))
            .Should()
            .Contain((Malformed, "data/report.json"));

    [Fact]
    public async Task A_list_that_is_not_what_this_library_writes_is_malformed_also_where_it_names_no_file() =>
        (await KindsAsync((path, content) => path == ExportedBag.Project + "/tags.json" ? "{}" : content))
            .Should()
            .Contain((Malformed, ExportedBag.Project + "/tags.json"));

    [Fact]
    public async Task An_archive_without_its_report_is_missing_it() =>
        (await KindsAsync((path, content) => path == "data/report.json" ? null : content)).Should().Equal((Missing, "data/report.json"));

    private static async Task<VerificationResult> VerifyAsync(Func<string, string, string?> edit)
    {
        using var directory = new TemporaryDirectory();
        await ExportedBag.WriteAsync(directory.Root, edit);
        return await ArchiveVerifier.VerifyAsync(directory.Root);
    }

    private static async Task<IEnumerable<(ArchiveFindingKind, string)>> KindsAsync(Func<string, string, string?> edit) =>
        (await VerifyAsync(edit)).Findings.Select(finding => (finding.Kind, finding.Path));
}
