using System.Globalization;
using CustomVision.DataRights;

namespace DataRights.Workers.Tests;

/// <summary>Three workers and a coordinator, whatever happens to them: the archives are those of one machine.</summary>
public sealed class WorkersTests : IDisposable
{
    // More than the units that two of them run at once may have in flight, each by eight downloads.
    private const int InFlight = 3 * 8;

    private readonly TemporaryDirectory _folder = new();
    private string? _expected;
    private int _calls;

    [AzuriteProgramFact]
    public async Task An_export_by_three_workers_equals_that_of_one_machine_and_makes_no_more_calls()
    {
        await using var rig = await StartAsync();
        rig.Begin();

        (await rig.EndAsync()).Should().Be(0, rig.Said);

        await EqualsAsync(rig);
        rig.Calls("GetImages").Should().Be(_calls, "no page is listed twice");
        rig.Fetched().Should().OnlyContain(image => image.Value == 1);
        (await rig.WorkAsync()).Should().BeEmpty();
    }

    [AzuriteProgramFact]
    public async Task Processes_that_are_killed_at_random_lose_nothing_and_fetch_nothing_twice_that_was_finished()
    {
        await using var rig = await StartAsync();
        var rounds = int.Parse(Environment.GetEnvironmentVariable("DATARIGHTS_WORKER_ROUNDS") ?? "1", CultureInfo.InvariantCulture);
        for (var round = 1; round <= rounds; round++)
        {
            var random = new Random(round);
            rig.Begin();
            var kills = 0;
            foreach (var files in Enumerable.Range(0, 4).Select(_ => random.Next(1, WorkersRig.Images)).Order())
            {
                await rig.StoredAsync(files);
                if (rig.Coordinator.HasEnded)
                {
                    break;
                }

                var victim = random.Next(3) == 0 ? rig.Coordinator : rig.Workers[random.Next(3)];
                await victim.KillAsync();
                victim.Start();
                kills++;
            }

            (await rig.EndAsync()).Should().Be(0, "round {0}: {1}", round, rig.Said);
            await EqualsAsync(rig);
            rig.Fetched().Values.Count(times => times > 1).Should().BeLessThanOrEqualTo(kills * InFlight, "round {0}", round);
            rig.Calls("GetImages").Should().BeLessThanOrEqualTo(_calls + (kills * 4), "round {0}", round);
            (await rig.WorkAsync()).Should().BeEmpty("round {0}", round);
        }
    }

    [AzuriteProgramFact]
    public async Task A_worker_that_is_frozen_for_longer_than_its_lease_changes_nothing()
    {
        await using var rig = await StartAsync();
        rig.Begin();
        await rig.StoredAsync(400);
        rig.Workers[0].Freeze();
        await Task.Delay(TimeSpan.FromSeconds(45), TimeProvider.System);
        rig.Workers[0].Thaw();

        (await rig.EndAsync()).Should().Be(0, rig.Said);

        await EqualsAsync(rig);
        rig.Fetched().Values.Count(times => times > 1).Should().BeLessThanOrEqualTo(2 * InFlight);
    }

    [AzuriteProgramFact]
    public async Task A_storage_account_that_does_not_answer_for_a_minute_is_waited_for()
    {
        await using var rig = await StartAsync();
        rig.Begin();
        await rig.StoredAsync(400);
        rig.Azurite.Stop();
        await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System);
        await rig.Azurite.RestartAsync();

        (await rig.EndAsync()).Should().Be(0, rig.Said);

        await EqualsAsync(rig);
        rig.Calls("GetImages").Should().BeLessThanOrEqualTo(_calls + 4);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<WorkersRig> StartAsync()
    {
        var rig = await WorkersRig.StartAsync();
        _expected = await rig.ExportOnOneMachineAsync(Path.Combine(_folder.Root, "expected"));
        _calls = rig.Calls("GetImages");
        return rig;
    }

    private async Task EqualsAsync(WorkersRig rig)
    {
        var folder = Path.Combine(_folder.Root, rig.Prefix);
        await rig.DownloadAsync(folder);
        var names = Directory.GetDirectories(_expected!).Select(path => Path.GetFileName(path)).ToList();
        Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Should().BeEquivalentTo(names);
        foreach (var name in names)
        {
            ArchiveTree.Differences(Path.Combine(_expected!, name), Path.Combine(folder, name)).Should().BeEmpty("of {0}", name);
            (await ArchiveVerifier.VerifyAsync(Path.Combine(folder, name))).Findings.Should().BeEmpty();
        }

        Directory.Delete(folder, recursive: true);
    }
}
