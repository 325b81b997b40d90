using System.Security.Cryptography;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary><c>erase audit</c>: exit code 0 where plan, receipt and journal agree, else 1 with each finding.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-audit-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Documents_that_agree_are_0_and_each_alteration_is_1()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await EraseAsync(emulator);
        string[] audit = ["erase", "audit", At("plan.json"), "--receipt", At("receipt.json"), "--journal", At("journal")];
        var whole = await Datarights.RunAsync(audit);
        var planAlone = await Datarights.RunAsync("erase", "audit", At("plan.json"));
        var withoutReceipt = await Datarights.RunAsync("erase", "audit", At("plan.json"), "--journal", At("journal"));
        (string File, string From, string To)[] alterations =
        [
            ("receipt.json", "\"erased\": 9", "\"erased\": 8"),
            ("journal", "\"type\":\"Done\"", "\"type\":\"Intended\""),
            ("plan.json", "\"deleteEmptiedTags\": false", "\"deleteEmptiedTags\": true"),
        ];
        whole.ExitCode.Should().Be(0, "{0}", whole);
        whole.Output.Should().Contain("No alterations found");
        planAlone.ExitCode.Should().Be(0, "{0}", planAlone);
        withoutReceipt.ExitCode.Should().Be(0, "{0}", withoutReceipt);
        foreach (var (file, from, to) in alterations)
        {
            var text = await File.ReadAllTextAsync(At(file));
            var altered = text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : Flip(text);
            await File.WriteAllTextAsync(At(file), altered);

            var outcome = await Datarights.RunAsync(audit);

            outcome.ExitCode.Should().Be(1, "{0} was altered: {1}", file, outcome);
            outcome.All.Should().NotContain("   at ");
            var french = await Datarights.RunAsync([.. audit, "--language", "fr"]);
            french.Output.Should().NotMatchRegex("\\b(digest|counts|line [0-9]|terms)\\b", "places are in the language");
            await File.WriteAllTextAsync(At(file), text);
        }
    }

    [Fact]
    public async Task A_receipt_without_the_asked_signature_is_1()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await EraseAsync(emulator);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(At("pub.pem"), key.ExportSubjectPublicKeyInfoPem());
        string[] audit = ["erase", "audit", At("plan.json"), "--receipt", At("receipt.json"), "--signature-key", At("pub.pem")];
        var receipt = ErasureReceipt.FromJson(await File.ReadAllTextAsync(At("receipt.json")));

        var unsigned = await Datarights.RunAsync(audit);
        var signature = key.SignData(receipt.GetSignedContent(), HashAlgorithmName.SHA256);
        await SaveAsync(receipt, signature);
        var signed = await Datarights.RunAsync(audit);
        signature[0] ^= 1;
        await SaveAsync(receipt, signature);
        var forged = await Datarights.RunAsync(audit);

        unsigned.ExitCode.Should().Be(1, "{0}", unsigned);
        unsigned.Output.Should().Contain("not signed");
        signed.ExitCode.Should().Be(0, "{0}", signed);
        forged.ExitCode.Should().Be(1, "{0}", forged);
    }

    [Fact]
    public async Task What_the_plan_retains_does_not_fail_a_later_verification()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var iterations = emulator.Account.Projects.SelectMany(project => project.Iterations).Count();
        (await Datarights.RunAsync(emulator, EraseArguments.Plan(At("plan.json"), "keep"))).ExitCode.Should().Be(0);
        await ApplyAsync(emulator);

        var verified = await Datarights.RunAsync(emulator, "erase", "verify", At("plan.json"), "--requests-per-second", "0");

        verified.ExitCode.Should().Be(0, "{0}", verified);
        emulator.Account.Projects.SelectMany(project => project.Iterations).Should().HaveCount(iterations);
    }

    private async Task EraseAsync(TrainingEmulator emulator)
    {
        (await Datarights.RunAsync(emulator, EraseArguments.Plan(At("plan.json")))).ExitCode.Should().Be(0);
        await ApplyAsync(emulator);
    }

    private Task SaveAsync(ErasureReceipt receipt, byte[] signature)
    {
        var signed = new ErasureSignature
        {
            Algorithm = "ES256",
            KeyId = "1",
            Value = Convert.ToBase64String(signature),
        };
        return File.WriteAllTextAsync(At("receipt.json"), (receipt with { Signature = signed }).ToJson());
    }

    private async Task ApplyAsync(TrainingEmulator emulator)
    {
        var digest = ErasurePlan.FromJson(await File.ReadAllTextAsync(At("plan.json"))).Digest;
        var applied = await Datarights.RunAsync(emulator, EraseArguments.Apply(At("plan.json"), digest, At("journal"), At("receipt.json")));
        applied.ExitCode.Should().BeOneOf([0, 3], "{0}", applied);
    }

    // Another hexadecimal digit in the middle of the first long digest.
    private static string Flip(string text)
    {
        var at = text.IndexOf("igest\"", StringComparison.Ordinal) + 20;
        return text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..];
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
