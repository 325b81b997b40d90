using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tests.AzureStorage;
using CustomVision.DataRights.Tests.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>The start of an erasure with failover: what is refused before anything is stored or handed to the engine.</summary>
public sealed class DurableErasureTests
{
    [Fact]
    public async Task A_plan_that_was_altered_or_is_not_the_approved_one_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        await using var services = Register("UseDevelopmentStorage=true", "erasures");
        var erasure = services.GetRequiredService<IDurableErasure>();

        var altered = () => erasure.StartAsync(plan with { ExpiresAt = plan.ExpiresAt.AddDays(1) }, rig.Approve(plan));
        var other = () => erasure.StartAsync(plan, rig.Approve(plan) with { PlanDigest = new string('0', 64) });

        await altered.Should().ThrowAsync<ErasureRejectedException>();
        await other.Should().ThrowAsync<ErasureRejectedException>().WithMessage("*another plan*");
    }

    [AzuriteFact]
    public async Task A_container_that_is_missing_or_allows_public_access_is_refused_and_nothing_is_stored()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        await using var blobs = await BlobRig.StartAsync(PublicAccessType.Blob);
        await using var open = Register(BlobRig.ConnectionString, blobs.Container.Name);
        await using var missing = Register(BlobRig.ConnectionString, "missing" + Guid.NewGuid().ToString("N"));

        await RefusedAsync(open, "*public access*");
        await RefusedAsync(missing, "*was not found*");

        (await blobs.NamesAsync()).Should().BeEmpty();

        async Task RefusedAsync(IServiceProvider services, string message)
        {
            var start = () => services.GetRequiredService<IDurableErasure>().StartAsync(plan, rig.Approve(plan));
            await start.Should().ThrowAsync<ArchiveStorageException>().WithMessage(message);
        }
    }

    private static ServiceProvider Register(string connection, string container) =>
        new ServiceCollection()
            .AddCustomVisionDurableErasure(options =>
                (options.ConnectionString, options.ErasureContainer) = (connection, container)
            )
            .BuildServiceProvider();
}
