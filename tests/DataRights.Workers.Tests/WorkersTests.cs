using System.Globalization;

namespace DataRights.Workers.Tests;

/// <summary>Three workers and a coordinator, whatever happens to them: the archives are those of one machine.</summary>
[Collection(WorkersGroup.Name)]
public sealed class WorkersTests(WorkersFixture fixture)
{
    private const string RoundsVariable = "DATARIGHTS_WORKER_ROUNDS";
    private const int KillsOfRound = 4;

    // A coordinator that dies may have listed the pages of a unit that it had not written down.
    internal const int PagesOfUnit = 4;

    // A worker runs two units at once, which share its downloads; each may store as many as it downloads.
    private const int InFlight = 2 * 2 * ExportRun.MaxDownloads;

    [AzuriteProgramFact]
    public async Task An_export_by_three_workers_equals_that_of_one_machine_and_makes_no_more_calls()
    {
        using var run = fixture.Begin();

        (await run.EndAsync()).Should().Be(0, run.Said);

        await run.EnsureEqualAsync();
        fixture.CountOf("GetImages").Should().Be(fixture.Pages, "no page is listed twice");
        fixture.CountFetches().Should().OnlyContain(image => image.Value == 1);
    }

    [AzuriteProgramFact]
    public async Task Processes_that_are_killed_at_random_lose_nothing_and_fetch_no_finished_image_twice()
    {
        foreach (var round in Rounds())
        {
            using var run = fixture.Begin();
            var kills = await KillAtRandomAsync(run, new Random(round));

            (await run.EndAsync()).Should().Be(0, "round {0}: {1}", round, run.Said);

            await run.EnsureEqualAsync($"in round {round}");
            run.FetchedAgain().Should().BeEmpty("in round {0}", round);
            run.CountFetchedTwice().Should().BeLessThanOrEqualTo(kills * InFlight, "in round {0}", round);
            fixture
                .CountOf("GetImages")
                .Should()
                .BeLessThanOrEqualTo(
                    fixture.Pages + (kills * PagesOfUnit),
                    "in round {0}, after {1} kills, with these listed again: {2} {3}",
                    round,
                    kills,
                    string.Join(", ", fixture.ListedAgain()),
                    run.Said
                );
        }
    }

    [AzuriteProgramFact]
    public async Task A_worker_that_is_frozen_for_longer_than_its_lease_changes_nothing()
    {
        using var run = fixture.Begin();
        await run.FetchedAsync(400);
        run.Workers[0].Freeze();
        await run.RememberFinishedAsync();
        await Task.Delay(TimeSpan.FromSeconds(25), TimeProvider.System);
        run.Workers[0].Thaw();

        (await run.EndAsync()).Should().Be(0, run.Said);

        await run.EnsureEqualAsync();
        run.FetchedAgain().Should().BeEmpty();
        run.CountFetchedTwice().Should().BeLessThanOrEqualTo(3 * InFlight, "a whole unit has a thousand");
    }

    [AzuriteProgramFact]
    public async Task The_units_of_a_lone_worker_that_was_frozen_are_done_by_itself_within_a_minute()
    {
        using var account = new WorkersFixture(images: 300, latency: TimeSpan.FromMilliseconds(200));
        await using var ending = account;
        await account.InitializeAsync();
        using var run = account.Begin(workers: 1);
        await run.FetchedAsync(50);
        var begun = await run.BegunUnitsAsync();
        run.Workers[0].Freeze();
        await Task.Delay(TimeSpan.FromSeconds(25), TimeProvider.System);
        run.Workers[0].Thaw();

        begun.Should().NotBeEmpty();
        await run.DoneAsync(begun, TimeSpan.FromMinutes(1));
        (await run.EndAsync()).Should().Be(0, run.Said);
        await run.EnsureEqualAsync();
        run.CountFetchedTwice().Should().BeLessThanOrEqualTo(InFlight);
    }

    [AzuriteProgramFact]
    public async Task The_units_of_a_worker_that_is_killed_are_done_by_another_within_a_minute()
    {
        // A few images that arrive slowly: a unit is begun when its worker dies, and the time that follows is that of the takeover.
        using var account = new WorkersFixture(images: 300, latency: TimeSpan.FromMilliseconds(200));
        await using var ending = account;
        await account.InitializeAsync();
        using var run = account.Begin(workers: 2);

        // So only the first one begins units.
        await run.Workers[1].KillAsync();
        await run.FetchedAsync(50);
        await run.Workers[0].KillAsync();
        var begun = await run.BegunUnitsAsync();
        run.Workers[1].Start();

        begun.Should().NotBeEmpty();
        await run.DoneAsync(begun, TimeSpan.FromMinutes(1));
        (await run.EndAsync()).Should().Be(0, run.Said);
        await run.EnsureEqualAsync();
    }

    [AzuriteProgramFact]
    public async Task A_lost_task_hub_costs_no_finished_image()
    {
        using var run = fixture.Begin();
        await run.FetchedAsync(1_500);
        await run.KillAllAsync();
        await run.RememberFinishedAsync();
        await run.LoseTaskHubAsync();
        run.StartAll();

        (await run.EndAsync()).Should().Be(0, run.Said);

        await run.EnsureEqualAsync();
        run.Finished.Should().BeGreaterThan(1_000);
        run.FetchedAgain().Should().BeEmpty();
        fixture.CountOf("GetImages").Should().BeLessThanOrEqualTo(fixture.Pages + PagesOfUnit);
    }

    // A number of rounds, or the first and the last one, such as 13-30, to repeat one that failed.
    private static IEnumerable<int> Rounds()
    {
        var bounds = (Environment.GetEnvironmentVariable(RoundsVariable) ?? "1").Split('-');
        var (first, last) = (bounds.Length == 1 ? "1" : bounds[0], bounds[^1]);
        for (var round = Number(first); round <= Number(last); round++)
        {
            yield return round;
        }

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    // Half of the kills at a number of files, the others after a time, and so also while projects are finished.
    private static async Task<int> KillAtRandomAsync(ExportRun run, Random random)
    {
        for (var kills = 0; kills < KillsOfRound; kills++)
        {
            var files = random.Next(1, WorkersFixture.Images);
            var pause = TimeSpan.FromSeconds(random.NextDouble() * 8);
            await (kills % 2 == 0 ? run.FetchedAsync(files) : Task.Delay(pause, TimeProvider.System));
            var victim = random.Next(3) == 0 ? run.Coordinator : run.Workers[random.Next(run.Workers.Count)];
            if (run.Coordinator.HasEnded)
            {
                return kills;
            }

            await victim.KillAsync();
            await run.RememberFinishedAsync();
            victim.Start();
        }

        return KillsOfRound;
    }
}
