using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;

namespace DataRights.Portal.Tests;

/// <summary>The portal's process is killed in the middle of a job; the next one finishes the job by itself.</summary>
public sealed class KillTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_killed_portal_finishes_its_export_and_its_erasure_after_the_next_start()
    {
        // The process takes over the folder, with its issuer and emulator.
        await portal.StopAsync();
        Guid access;
        Guid erasure;
        string digest;
        using (var first = await PortalProcess.StartAsync(portal.Settings))
        {
            using var alice = await PortalClient.SignInAsync(first.Address, PortalClient.Alice);
            var download = portal.Emulator.Faults.Add(FaultRule.ForBlobs().Nth(3).Run(() => Killed(first)));
            access = await alice.SubmitAsync(new { kind = "access", selection = new { tags = (string[])["car"] } });
            await first.EndedAsync();
            portal.Emulator.Faults.CountOf(download).Should().Be(1);
            portal.Emulator.Faults.Clear();
        }

        using (var second = await PortalProcess.StartAsync(portal.Settings))
        {
            using var alice = await PortalClient.SignInAsync(second.Address, PortalClient.Alice);
            using var bo = await PortalClient.SignInAsync(second.Address, PortalClient.Bo);
            (await alice.WatchAsync(access, "completed")).Should().EndWith("completed");
            erasure = await alice.SubmitAsync(
                new { kind = "erasure", selection = new { tags = (string[])["Anna Larsen"], models = "retrain" } }
            );
            await alice.WatchAsync(erasure, "awaitingApproval");
            digest = (await bo.GetAsync($"/api/requests/{erasure}")).GetProperty("planDigest").GetString()!;
            portal.Emulator.Faults.Add(FaultRule.For(["DeleteImages"]).Nth(1).Run(() => Killed(second)));
            await bo.PostAsync($"/api/requests/{erasure}/approval", new { planDigest = digest });
            await second.EndedAsync();
            portal.Emulator.Faults.Clear();
        }

        using var third = await PortalProcess.StartAsync(portal.Settings);
        using var reader = await PortalClient.SignInAsync(third.Address, PortalClient.Alice);
        (await reader.WatchAsync(erasure, "completed")).Should().EndWith("completed");
        var receipt = ErasureReceipt.FromJson(await reader.Http.GetStringAsync($"/api/requests/{erasure}/receipt/erasure"));
        receipt.PlanDigest.Should().Be(digest);
        receipt.Counts.Total.Should().Be(receipt.Counts.Erased);
        (await reader.GetAsync("/api/audit")).GetProperty("isIntact").GetBoolean().Should().BeTrue();
    }

    private static async Task Killed(PortalProcess process)
    {
        process.Kill();
        await process.EndedAsync();
    }
}
