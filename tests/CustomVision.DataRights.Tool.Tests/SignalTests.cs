using System.Diagnostics;
using System.Globalization;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>A signal ends the program as a person expects: cleanly, with the way to resume, and with the exit code of the signal.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-signal-");

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public void Dispose() => _folder.Delete(recursive: true);

    // As under nohup, or in the background of a shell without job control.
    [Theory]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_signal_that_the_caller_ignores_does_not_end_the_command(string signal)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (reached, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Nth(4)
                .Run(() =>
                {
                    reached.TrySetResult();
                    return released.Task;
                })
        );
        using var process = Datarights.StartIgnoring(signal, emulator, "export", "--output", Archive, "--requests-per-second", "0");
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System);
        var ignored = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).Single(line =>
            line.StartsWith("SigIgn:", StringComparison.Ordinal)
        );
        for (var i = 0; i < 3; i++)
        {
            using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!;
            await kill.WaitForExitAsync();
        }

        released.SetResult();
        var ended = await Datarights.EndAsync(process);

        (
            ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            & (signal == "HUP" ? 1UL : 2UL)
        )
            .Should()
            .NotBe(0, "no handler replaces what the caller chose");
        ended.ExitCode.Should().Be(0, "{0}", ended);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task An_export_that_gets_a_signal_says_how_to_resume_and_resumes(string signal, int exitCode)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (reached, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var rule = emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Nth(4)
                .Run(() =>
                {
                    reached.TrySetResult();
                    return released.Task;
                })
        );
        string[] export = ["export", "--output", Archive, "--requests-per-second", "0"];
        using var process = Datarights.StartWithDefaultSignals(emulator, export);
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System);

        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!)
        {
            await kill.WaitForExitAsync();
        }

        var ended = await Datarights.EndAsync(process, export);
        released.SetResult();
        emulator.Faults.Remove(rule);
        var resumed = await Datarights.RunAsync(emulator, export);

        ended.ExitCode.Should().Be(exitCode, "{0}", ended);
        ended.Error.Should().Contain($"SIG{signal}").And.Contain("run the same command again").And.NotContain("   at ");
        resumed.ExitCode.Should().Be(0, "{0}", resumed);
        resumed.Output.Should().Contain("an earlier run was resumed");
    }
}
