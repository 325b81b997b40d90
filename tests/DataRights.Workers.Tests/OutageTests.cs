namespace DataRights.Workers.Tests;

/// <summary>
/// A storage account that is off for longer than any pause between two attempts of a library. The test mostly waits, so it is not one of
/// <see cref="WorkersGroup"/>, whose tests run one after the other.
/// </summary>
public sealed class OutageTests(WorkersFixture fixture) : IClassFixture<WorkersFixture>
{
    [AzuriteProgramFact]
    public async Task A_storage_account_that_does_not_answer_for_ten_minutes_is_waited_for()
    {
        using var azurite = await Azurite.StartAsync(AzuriteProgramFactAttribute.Program, isOnDisk: true);
        using var run = fixture.Begin(azurite);
        await run.FetchedAsync(400);
        await run.RememberFinishedAsync();
        await azurite.StopAsync();
        await Task.Delay(TimeSpan.FromMinutes(10), TimeProvider.System);
        await azurite.RestartAsync();

        (await run.EndAsync()).Should().Be(0, run.Said);

        await run.EnsureEqualAsync();
        run.FetchedAgain().Should().BeEmpty();
        fixture.CountOf("GetImages").Should().BeLessThanOrEqualTo(fixture.Pages + WorkersTests.PagesOfUnit);
    }
}
