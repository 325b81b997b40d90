using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive.Verification;

/// <summary>Every file of an archive, damaged in every way: the verifier names it.</summary>
public sealed class BitTests
{
    public enum Damage
    {
        FlipFirst,
        FlipLast,
        Truncate,
        Empty,
        Append,
        Remove,
        Rename,
        Add,
        ReplaceByFolder,
        ReplaceByLinkOutside,
    }

    public static TheoryData<Damage> Damages => new(Enum.GetValues<Damage>());

    [Fact]
    public async Task The_archive_of_these_tests_is_valid()
    {
        using var directory = new TemporaryDirectory();
        await ExportedBag.WriteAsync(directory.Root);

        foreach (var depth in Enum.GetValues<VerificationDepth>())
        {
            var result = await ArchiveVerifier.VerifyAsync(directory.Root, depth);
            result.Findings.Should().BeEmpty();
            result.IsValid.Should().BeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_to_any_file_is_named(Damage damage)
    {
        using var template = new TemporaryDirectory();
        await ExportedBag.WriteAsync(template.Root);
        var files = template.Files();
        files.Should().HaveCountGreaterThan(14);

        foreach (var file in files)
        {
            using var directory = Copy(template);
            var named = Do(damage, directory, file);

            var result = await ArchiveVerifier.VerifyAsync(directory.Root);
            result.IsValid.Should().Be(named.All(IsBesidePayload) && damage == Damage.Add, "{0} of {1} must be seen", damage, file);
            foreach (var path in named)
            {
                // Where a manifest and a file disagree, it is unknown which is wrong: the one is the path, the other in the text.
                // A stranger's file beside the payload is named, and is no fault (RFC 8493 §2.2.4).
                (
                    result.Findings.Any(finding => finding.Path == path || finding.Text.Contains(path))
                    || (IsBesidePayload(path) && result.OtherFiles.Contains(path))
                )
                    .Should()
                    .BeTrue("{0} of {1} must be named at {2}", damage, file, path);
            }
        }
    }

    [Theory]
    [InlineData(Damage.Remove)]
    [InlineData(Damage.Rename)]
    [InlineData(Damage.Add)]
    [InlineData(Damage.Append)]
    [InlineData(Damage.Empty)]
    public async Task Damage_to_the_completeness_is_seen_at_a_quick_look(Damage damage)
    {
        using var template = new TemporaryDirectory();
        await ExportedBag.WriteAsync(template.Root);
        foreach (var file in template.Files().Where(file => file.StartsWith("data/", StringComparison.Ordinal)))
        {
            using var directory = Copy(template);
            Do(damage, directory, file);

            var result = await ArchiveVerifier.VerifyAsync(directory.Root, VerificationDepth.Quick);

            result.IsValid.Should().BeFalse("{0} of {1} must be seen", damage, file);
            result.Depth.Should().Be(VerificationDepth.Quick);
            result.BytesChecked.Should().Be(0);
        }
    }

    private static bool IsBesidePayload(string path) => !path.StartsWith("data/", StringComparison.Ordinal);

    private static TemporaryDirectory Copy(TemporaryDirectory template)
    {
        var directory = new TemporaryDirectory();
        foreach (var file in template.Files())
        {
            directory.Write(file, File.ReadAllBytes(template[file]));
        }

        return directory;
    }

    /// <summary>Does the damage and gives the paths that a report must name.</summary>
    private static string[] Do(Damage damage, TemporaryDirectory directory, string file)
    {
        var bytes = File.ReadAllBytes(directory[file]);
        switch (damage)
        {
            case Damage.FlipFirst:
                bytes[0] ^= 1;
                directory.Write(file, bytes);
                return [file];
            case Damage.FlipLast:
                bytes[^1] ^= 0x80;
                directory.Write(file, bytes);
                return [file];
            case Damage.Truncate:
                directory.Write(file, bytes[..^1]);
                return [file];
            case Damage.Empty:
                directory.Write(file, []);
                return [file];
            case Damage.Append:
                directory.Write(file, [.. bytes, (byte)'x']);
                return [file];
            case Damage.Remove:
                File.Delete(directory[file]);
                return [file];
            case Damage.Rename:
                File.Move(directory[file], directory[file + "x"]);
                return [file, file + "x"];
            case Damage.Add:
                directory.Write(file + ".more", "not part of it");
                return [file + ".more"];
            case Damage.ReplaceByFolder:
                File.Delete(directory[file]);
                directory.Write(file + "/inside", bytes);
                return [file, file + "/inside"];
            default:
                var outside = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                File.Delete(directory[file]);
                File.CreateSymbolicLink(directory[file], outside);
                return [file];
        }
    }
}
