using System.Globalization;
using Xunit.Abstractions;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// Random accounts and requests, with faults and lost answers of the service, mutations between plan and apply, and the erasing process
/// killed with SIGKILL at random records and deletions. The emulator's own state is the only judge.
/// </summary>
public sealed class EraseLoopTests(ITestOutputHelper output) : IDisposable
{
    private const int MostKillsOfAnErasure = 3;
    private const int AtOnce = 3; // an erasure mostly waits

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("datarights-erase-loop-");

    // DATARIGHTS_KILLS_SEED is the number of the first account.
    private readonly int _kills = Setting(KillFactAttribute.Variable, 1);

    private int _killed;
    private int _seed = Setting("DATARIGHTS_KILLS_SEED", 1) - 1;

    public void Dispose() => _root.Delete(recursive: true);

    [KillFact]
    public async Task Killed_and_disturbed_at_random_an_erasure_touches_only_its_plan_and_says_what_is_true()
    {
        var first = _seed;

        await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, _kills)).Select(_ => EraseAsync()));

        output.WriteLine($"{_killed} kills in {_seed - first} erasures");
        _killed.Should().BeGreaterThanOrEqualTo(_kills);
    }

    private async Task EraseAsync()
    {
        while (Volatile.Read(ref _killed) < _kills)
        {
            var seed = Interlocked.Increment(ref _seed);
            var folder = _root.CreateSubdirectory(seed.ToString(CultureInfo.InvariantCulture));
            Interlocked.Add(
                ref _killed,
                await new DisturbedErasure(seed, Math.Min(MostKillsOfAnErasure, _kills), folder.FullName).RunAsync()
            );
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
