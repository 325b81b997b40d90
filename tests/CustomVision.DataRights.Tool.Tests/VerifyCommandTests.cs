using System.Security.Cryptography;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>What the program says of bags that other programs wrote.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-verify-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_bag_that_could_not_be_checked_says_so_and_which_files_and_is_4()
    {
        Write("sha224", Convert.ToHexStringLower(new byte[28]));

        var outcome = await Datarights.RunAsync("verify", _folder.FullName);

        outcome.ExitCode.Should().Be(4, "{0}", outcome);
        outcome
            .Output.Should()
            .Contain("Could not be checked: data/a")
            .And.Contain("manifests of sha224")
            .And.Contain("1 file could not be checked")
            .And.NotContain("NOT VALID");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_bag_of_weak_digests_is_checked_and_they_are_named(bool isRight, int code)
    {
#pragma warning disable CA5351 // as old bags have it
        Write("md5", isRight ? Convert.ToHexStringLower(MD5.HashData("a"u8)) : new string('0', 32));
#pragma warning restore CA5351

        var outcome = await Datarights.RunAsync("verify", _folder.FullName);

        outcome.ExitCode.Should().Be(code, "{0}", outcome);
        outcome.Output.Should().Contain("Weak: md5.");
        outcome.Output.Contains("NOT VALID", StringComparison.Ordinal).Should().Be(!isRight);
    }

    private void Write(string algorithm, string digest)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "data"));
        File.WriteAllText(Path.Combine(_folder.FullName, "bagit.txt"), "BagIt-Version: 0.96\nTag-File-Character-Encoding: UTF-8\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "data", "a"), "a");
        File.WriteAllText(Path.Combine(_folder.FullName, $"manifest-{algorithm}.txt"), $"{digest}  data/a\n");
    }
}
