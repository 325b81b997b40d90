using System.Security.Cryptography;
using System.Text.Json;

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
    [InlineData("en", "Unreadable: data/a: The file exists, but cannot be read. Check its permissions and the disk.")]
    [InlineData("fr", "Illisible\u00A0: data/a\u00A0: Le fichier est présent, mais ne peut pas être lu. Vérifiez ses droits d’accès")]
    [InlineData("ko", "읽을 수 없음: data/a: 파일은 있으나 읽을 수 없습니다.")]
    public async Task A_file_that_cannot_be_read_is_not_called_missing(string language, string line)
    {
        Write("sha256", Convert.ToHexStringLower(SHA256.HashData("a"u8)));
        await using var locked = new FileStream(
            Path.Combine(_folder.FullName, "data", "a"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );

        var outcome = await Datarights.RunAsync("verify", _folder.FullName, "--language", language);

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Output.Should().Contain(line);
    }

    [Theory]
    [InlineData(0, 20, "980 more problems; --verbose shows them all, and so does --json.")]
    [InlineData(979, 20, "1 more problem; --verbose shows it, and so does --json.")]
    public async Task A_thousand_problems_do_not_flood_the_terminal_and_nothing_of_them_is_lost(int fewer, int shown, string more)
    {
        Write("sha256", Convert.ToHexStringLower(SHA256.HashData("a"u8)));
        var lines = Enumerable.Range(0, 1000 - fewer).Select(number => $"{new string('0', 64)}  data/gone-{number}");
        await File.AppendAllLinesAsync(Path.Combine(_folder.FullName, "manifest-sha256.txt"), lines);

        var brief = await Datarights.RunAsync("verify", _folder.FullName);
        var verbose = await Datarights.RunAsync("verify", _folder.FullName, "--verbose");
        var french = await Datarights.RunAsync("verify", _folder.FullName, "--language", "fr");
        var json = await Datarights.RunAsync("verify", _folder.FullName, "--json", "--quiet");

        brief.ExitCode.Should().Be(1, "{0}", brief);
        brief.Output.Split('\n').Count(line => line.Contains("data/gone-")).Should().Be(shown);
        brief.Output.Should().Contain(more);
        verbose.Output.Split('\n').Count(line => line.Contains("data/gone-")).Should().Be(1000 - fewer);
        french.Output.Should().Contain(fewer == 0 ? "constatés\u00A0: 1\u202F000 problèmes" : "constatés\u00A0: 21 problèmes");
        JsonDocument.Parse(json.Output).RootElement.GetProperty("findings").GetArrayLength().Should().Be(1000 - fewer);
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
