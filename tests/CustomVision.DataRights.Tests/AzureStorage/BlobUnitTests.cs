using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Tests.Export;
using CustomVision.DataRights.Tests.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>Units in a container: the same archives as on one machine, and nothing of a worker that comes too late.</summary>
public sealed class BlobUnitTests
{
    [AzuriteFact]
    public async Task Units_in_a_container_lead_to_the_archives_of_one_machine()
    {
        await using var rig = await UnitEngine.StartAsync(images: 300);
        await using var blobs = await BlobRig.StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(new ExportRequest { RequestId = "test" }, new DirectoryArchiveGroup(single));
        rig.Emulator.Requests.Clear();
        var engine = new UnitEngine(rig, rig.NewFolder(), PlaceOf(blobs));
        engine.Before = async unit =>
        {
            using var cancel = new CancellationTokenSource();
            var rule = rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-").From(5).Times(1).Run(cancel.CancelAsync));
            var dying = () => rig.Units.RunAsync(engine.Place, unit, cancel.Token);
            try
            {
                await dying();
            }
            catch (OperationCanceledException)
            {
                // Its unit is run again below.
            }

            rig.Emulator.Faults.Remove(rule);
            return 2;
        };

        var result = await engine.RunAsync();

        result.State.Should().Be(ExportState.Complete);
        UnitEngine.Fetched(rig).Values.Should().OnlyContain(times => times <= 2);
        UnitEngine.Fetched(rig).Values.Count(times => times == 1).Should().BeGreaterThan(200);
        var copy = rig.NewFolder();
        foreach (var name in UnitEngine.Archives(single))
        {
            await blobs.DownloadAsync(Path.Combine(copy, name), $"{BlobRig.Prefix}/{name}");
        }

        UnitEngine.Differences(single, copy).Should().BeEmpty();
        (await blobs.NamesAsync())
            .Should()
            .OnlyContain(name => name.StartsWith(BlobRig.Prefix + "/", StringComparison.Ordinal) && !name.Contains(".work/"));
    }

    [AzuriteFact]
    public async Task A_worker_that_was_stopped_in_the_middle_of_a_unit_leaves_the_rest_to_the_one_that_took_it_over()
    {
        await using var rig = await UnitEngine.StartAsync(images: 300);
        await using var blobs = await BlobRig.StartAsync();
        var clock = new TestClock();
        await using var stopped = await ExportRig.StartAsync(
            rig.Emulator,
            static _ => { },
            services =>
            {
                services.AddCustomVisionExportWorker(options =>
                {
                    options.Endpoint = rig.Emulator.Endpoint;
                    options.Downloads.MaxConcurrency = 1; // a stopped process stops all of its downloads
                });
                services.AddSingleton<TimeProvider>(clock);
            }
        );
        var place = PlaceOf(blobs);
        var unit = (await rig.Groups.ListAsync(new ExportRequest(), place, null, 1)).Units[0];
        var took = new TaskCompletionSource<UnitResult>();
        rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs("i-")
                .From(21)
                .Times(1)
                .Run(async () =>
                {
                    clock.Advance(TimeSpan.FromSeconds(20));
                    took.SetResult(await rig.Units.RunAsync(place, unit));
                })
        );

        var waking = stopped.Units.RunAsync(place, unit);
        var successor = await took.Task;
        var look = TimeSpan.FromSeconds(2);
        while (await Task.WhenAny(waking, clock.ArmedWithinAsync(look)) != waking)
        {
            clock.Advance(look);
        }

        var late = await waking;
        late.Should().BeEquivalentTo(successor);
        late.Files.Should().BeGreaterThan(200);
        UnitEngine.Fetched(rig).Values.Count(times => times > 1).Should().BeLessThanOrEqualTo(1, "what was in flight");
    }

    [AzuriteFact]
    public async Task A_worker_that_slept_until_the_archive_was_finished_writes_nothing()
    {
        await using var rig = await UnitEngine.StartAsync(images: 20);
        await using var blobs = await BlobRig.StartAsync();
        var clock = new TestClock();
        var place = PlaceOf(blobs);
        var listing = await rig.Groups.ListAsync(new ExportRequest(), place, null, 10);
        var name = listing.ProjectId!.Value.ToString();
        var late = new BlobArchiveGroup(blobs.Container, BlobRig.Prefix, clock).OpenSink(name);
        await WriteAsync(late, "data/projects/early.bin");
        await blobs.Container.DeleteBlobAsync($"{BlobRig.Prefix}/{name}/data/projects/early.bin");
        await rig.Groups.FinishProjectAsync(new ExportRequest(), place, listing.ProjectId.Value);
        clock.Advance(TimeSpan.FromMinutes(1));

        var write = () => WriteAsync(late, "data/projects/late.bin");

        await write.Should().ThrowAsync<ArchiveStorageException>().WithMessage("*has ended*");
        (await ArchiveVerifier.VerifyAsync(new BlobArchiveSource(blobs.Container, $"{BlobRig.Prefix}/{name}"))).IsValid.Should().BeTrue();
    }

    private static Task WriteAsync(IResumableArchiveSink sink, string path) =>
        sink.WriteAsync(ArchivePath.Parse(path), (stream, token) => stream.WriteAsync(new byte[] { 1 }, token).AsTask(), default);

    private static UnitPlace PlaceOf(BlobRig blobs) =>
        new() { Archives = new BlobArchiveGroup(blobs.Container, BlobRig.Prefix), Work = new BlobUnitStore(blobs.Container, "units") };
}
