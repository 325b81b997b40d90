using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.DurableTask.Engine;
using CustomVision.DataRights.Tests.AzureStorage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>The start of an export over several machines: what is refused before the engine is asked.</summary>
public sealed class DurableExportTests
{
    [AzuriteFact]
    public async Task A_container_that_is_missing_or_allows_public_access_is_refused()
    {
        await using var closed = await BlobRig.StartAsync();
        await using var open = await BlobRig.StartAsync(PublicAccessType.Blob);
        var missing = "c" + Guid.NewGuid().ToString("N");

        await EnsureAsync(closed.Container.Name, open.Container.Name).Should().ThrowAsync<ArchiveStorageException>().WithMessage("*links*");
        await EnsureAsync(open.Container.Name, closed.Container.Name)
            .Should()
            .ThrowAsync<ArchiveStorageException>()
            .WithMessage($"*{open.Container.Name} allows public access*");
        await EnsureAsync(closed.Container.Name, missing).Should().ThrowAsync<ArchiveStorageException>().WithMessage("*was not found*");
        await EnsureAsync(closed.Container.Name, missing, creates: true)();

        (await closed.Container.GetParentBlobServiceClient().GetBlobContainerClient(missing).GetPropertiesAsync())
            .Value.PublicAccess.Should()
            .Be(PublicAccessType.None);
    }

    [Theory]
    [InlineData(true, false, "*an immutability policy*")]
    [InlineData(false, true, "*a legal hold*")]
    public void A_container_whose_blobs_cannot_be_deleted_is_refused_and_the_reason_named(bool hasPolicy, bool hasHold, string reason)
    {
        var container = BlobsModelFactory.BlobContainerProperties(
            DateTimeOffset.UnixEpoch,
            new ETag("1"),
            hasImmutabilityPolicy: hasPolicy,
            hasLegalHold: hasHold
        );
        var ensure = () => ExportHubs.EnsureDeletable("work", container);

        ensure.Should().Throw<ArchiveStorageException>().WithMessage(reason);
    }

    [Fact]
    public void Rates_and_the_time_left_follow_from_what_is_done_and_are_not_stated_before_anything_is()
    {
        var began = new DateTimeOffset(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);
        var status = new DurableExportStatus
        {
            Began = began,
            Updated = began.AddSeconds(50),
            UnitsTotal = 15,
            UnitsDone = 10,
            FilesDone = 5_000,
            BytesDone = 100_000,
        };

        (status.FilesPerSecond, status.BytesPerSecond).Should().Be((100, 2_000));
        status.EstimatedRemaining.Should().Be(TimeSpan.FromSeconds(25));
        (status with { UnitsDone = 0, FilesDone = 0 }).Should().Match<DurableExportStatus>(none => none.EstimatedRemaining == null);
        (status with { Updated = began }).FilesPerSecond.Should().Be(0);
    }

    [Fact]
    public void Registering_twice_starts_one_host_and_applies_both_configurations()
    {
        using var services = new ServiceCollection()
            .AddCustomVisionDurableExport(options => options.ConnectionString = "UseDevelopmentStorage=true")
            .AddCustomVisionDurableExport(options => options.TaskHub = "second")
            .BuildServiceProvider();

        services.GetServices<IHostedService>().OfType<DurableExportHost>().Should().ContainSingle();
        var options = services.GetRequiredService<IOptions<DurableExportOptions>>().Value;
        options.Should().BeEquivalentTo(new { ConnectionString = "UseDevelopmentStorage=true", TaskHub = "second", MaxOpenUnits = 40 });
    }

    private static Func<Task> EnsureAsync(string archives, string work, bool creates = false)
    {
        var services = new ServiceCollection()
            .AddCustomVisionDurableExport(options =>
            {
                options.ConnectionString = BlobRig.ConnectionString;
                options.ArchiveContainer = archives;
                options.WorkContainer = work;
                options.CreateContainers = creates;
            })
            .BuildServiceProvider();
        return async () =>
        {
            await using (services)
            {
                await services.GetRequiredService<ExportHubs>().EnsureContainersAsync(default);
            }
        };
    }
}
