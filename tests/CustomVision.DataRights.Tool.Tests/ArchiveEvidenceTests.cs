using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// An image, its line and both manifests can be changed together. What shows it is kept outside the bag: the digest, or a signature over
/// it.
/// </summary>
public sealed class ArchiveEvidenceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-signed-");

    private string Archive => At("archive");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("ec")]
    [InlineData("rsa")]
    public async Task A_bag_that_was_changed_with_its_manifests_shows_against_digest_and_signature(string kind)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        using var key = CreateKey(kind);
        var exported = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            Archive,
            "--requests-per-second",
            "0",
            "--sign",
            At("key.pem")
        );
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Archive, "tagmanifest-sha256.txt")))
        );
        var signed = await File.ReadAllBytesAsync(Archive + ".sig");
        string[] verify = ["verify", Archive, "--expect", digest, "--signature", Archive + ".sig", "--key", At("pub.pem")];
        var before = await Datarights.RunAsync(verify);
        Forge();

        var plain = await Datarights.RunAsync("verify", Archive);
        var expected = await Datarights.RunAsync("verify", Archive, "--expect", digest);
        var signature = await Datarights.RunAsync("verify", Archive, "--signature", Archive + ".sig", "--key", At("pub.pem"));
        var missing = await Datarights.RunAsync("verify", Archive, "--signature", At("none.sig"), "--key", At("pub.pem"));

        exported.ExitCode.Should().Be(0, "{0}", exported);
        exported.Output.Should().Contain(digest).And.Contain("archive.sig");
        IsSignature(key, digest, signed).Should().BeTrue("the digest's UTF-8 text is what is signed");
        before.ExitCode.Should().Be(0, "{0}", before);
        before.Output.Should().Contain(digest).And.Contain("The archive is valid");
        plain.ExitCode.Should().Be(0, "the manifests were renewed with the image: {0}", plain);
        expected.ExitCode.Should().Be(1, "{0}", expected);
        expected.Output.Should().Contain("NOT THE EXPECTED ARCHIVE");
        signature.ExitCode.Should().Be(1, "{0}", signature);
        signature.Output.Should().Contain("WRONG SIGNATURE");
        missing.ExitCode.Should().Be(1, "{0}", missing);
        Directory
            .GetFiles(Archive, "*", SearchOption.AllDirectories)
            .Should()
            .OnlyContain(
                file => !File.ReadAllText(file).Contains(digest, StringComparison.Ordinal),
                "no part of a bag can hold its digest"
            );
    }

    [Fact]
    public async Task Keys_and_digests_that_cannot_be_used_are_2()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        using var key = CreateKey("ec");
        await File.WriteAllTextAsync(At("no.pem"), "no key");
        (string[] Arguments, string Says)[] cases =
        [
            (["export", "--output", Archive, "--sign", At("pub.pem")], "private key"),
            (["export", "--output", Archive, "--sign", At("no.pem")], "PEM"),
            (["export", "--output", Archive, "--sign", At("missing.pem")], "does not exist"),
            (["verify", _folder.FullName, "--expect", "abc"], "64 hexadecimal digits"),
            (["verify", _folder.FullName, "--signature", At("key.pem")], "--key"),
            (["verify", _folder.FullName, "--quick", "--expect", new string('0', 64)], "without --quick"),
            (["verify", _folder.FullName, "--quick", "--signature", At("key.pem"), "--key", At("pub.pem")], "without --quick"),
        ];

        foreach (var (arguments, says) in cases)
        {
            var outcome = await Datarights.RunAsync(emulator, arguments);

            outcome.ExitCode.Should().Be(2, "{0}", outcome);
            outcome.Error.Should().Contain(says);
        }

        Directory.Exists(Archive).Should().BeFalse();
    }

    [Theory]
    [InlineData("data/x")]
    [InlineData("x")]
    [InlineData("link")]
    public async Task An_output_inside_another_archive_is_refused(string place)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        (await Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0")).ExitCode.Should().Be(0);
        var output = place == "link" ? Path.Combine(At("link"), "x") : Path.Combine(Archive, place);
        if (place == "link")
        {
            Directory.CreateSymbolicLink(At("link"), Path.Combine(Archive, "data"));
        }

        var refused = await Datarights.RunAsync(emulator, "export", "--output", output, "--requests-per-second", "0");

        refused.ExitCode.Should().Be(2, "{0}", refused);
        refused.Error.Should().Contain("inside another archive").And.Contain("outside");
        (await Datarights.RunAsync("verify", Archive)).ExitCode.Should().Be(0, "the first archive is as it was");
    }

    [Fact]
    public async Task A_quick_check_says_what_it_did_not_check()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        (await Datarights.RunAsync(emulator, "export", "--output", Archive, "--requests-per-second", "0")).ExitCode.Should().Be(0);

        var quick = await Datarights.RunAsync("verify", Archive, "--quick");

        quick.ExitCode.Should().Be(0, "{0}", quick);
        quick.Output.Should().Contain("contents were not read").And.NotContain("The archive is valid");
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private AsymmetricAlgorithm CreateKey(string kind)
    {
        AsymmetricAlgorithm key = kind == "ec" ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        File.WriteAllText(At("key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("pub.pem"), key.ExportSubjectPublicKeyInfoPem());
        return key;
    }

    private static bool IsSignature(AsymmetricAlgorithm key, string digest, byte[] signature) =>
        key switch
        {
            ECDsa ec => ec.VerifyData(
                Encoding.UTF8.GetBytes(digest),
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            ),
            RSA rsa => rsa.VerifyData(Encoding.UTF8.GetBytes(digest), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => false,
        };

    // Changes one byte behind a picture's header, and every digest of it: in the lists, then in the manifests.
    private void Forge()
    {
        var manifest = Path.Combine(Archive, "manifest-sha256.txt");
        var manifestBefore = Hash(manifest);
        var picture = Directory.GetFiles(Archive, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var changed = Replace(picture, bytes => bytes[^20] ^= 1);
        foreach (var list in Directory.GetFiles(Archive, "*.jsonl", SearchOption.AllDirectories))
        {
            var before = Hash(list);
            Rewrite(list, changed.Before, changed.After);
            Rewrite(manifest, before, Hash(list));
        }

        Rewrite(manifest, changed.Before, changed.After);
        Rewrite(Path.Combine(Archive, "tagmanifest-sha256.txt"), manifestBefore, Hash(manifest));
    }

    private static void Rewrite(string file, string from, string to) =>
        File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));

    private static (string Before, string After) Replace(string file, Action<byte[]> change)
    {
        var before = Hash(file);
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        File.WriteAllBytes(file, bytes);
        return (before, Hash(file));
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
