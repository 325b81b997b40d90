using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Export.Units;

/// <summary>A worker that was stopped and runs again, while others took its unit over, or did not, or ended the export.</summary>
public sealed class SuspendedWorkerTests : IAsyncLifetime
{
    private const int InFlight = 8;

    private readonly TestClock _clock = new() { DelaysPassAtOnce = true };
    private ExportRig _rig = null!;
    private UnitEngine _engine = null!;
    private string _unit = null!;

    public async Task InitializeAsync()
    {
        _rig = await UnitEngine.StartAsync(
            images: 300,
            services: services =>
                services
                    .AddSingleton<TimeProvider>(_clock)
                    .PostConfigureAll<DataRightsOptions>(options => options.Downloads.MaxConcurrency = InFlight)
        );
        _engine = new UnitEngine(_rig, _rig.NewFolder());
        _unit = (await _rig.Groups.ListAsync(_engine.Request, _engine.Place, null, 1)).Units[0];
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task A_unit_that_no_other_worker_has_begun_is_completed_by_the_worker_that_was_stopped()
    {
        Suspend(seconds: 16, () => Task.CompletedTask);
        var began = _clock.Elapsed;

        var result = await _rig.Units.RunAsync(_engine.Place, _unit);

        (_clock.Elapsed - began).Should().BeLessThan(TimeSpan.FromMinutes(1), "no other worker has begun the unit");
        result.Failed.Should().Be(0);
        UnitEngine.Fetched(_rig).Should().HaveCount(result.Files);
        UnitEngine.Fetched(_rig).Values.Count(times => times > 1).Should().BeLessThanOrEqualTo(InFlight, "what was in flight");
        MarksShouldBeGone();
        await EndAsync();
    }

    [Theory]
    [InlineData(6, "it looks every five seconds")]
    [InlineData(16, "it was stopped")]
    public async Task A_unit_that_another_worker_has_begun_is_left_to_it_for_ten_minutes(int seconds, string because)
    {
        Suspend(seconds, () => _engine.Place.Work.TryCreateAsync($"begun/{_unit}-2", default, CancellationToken.None));
        var began = _clock.Elapsed;

        var result = await _rig.Units.RunAsync(_engine.Place, _unit);

        (_clock.Elapsed - began).Should().BeGreaterThan(TimeSpan.FromMinutes(10), because);
        result.Failed.Should().Be(0);
        await EndAsync();
    }

    [Fact]
    public async Task A_unit_that_another_worker_has_completed_is_not_downloaded_again()
    {
        UnitResult? other = null;
        await using var worker = OtherWorker();
        Suspend(seconds: 16, async () => other = await RunAsync(worker));

        var result = await _rig.Units.RunAsync(_engine.Place, _unit);

        result.Should().BeEquivalentTo(other);
        UnitEngine.Fetched(_rig).Values.Count(times => times > 1).Should().BeLessThanOrEqualTo(InFlight, "what was in flight");
        MarksShouldBeGone();
        await EndAsync();
    }

    [Fact]
    public async Task A_unit_that_another_worker_has_begun_and_completed_is_left_within_five_seconds()
    {
        UnitResult? other = null;
        await using var worker = OtherWorker();
        Suspend(seconds: 6, async () => other = await RunAsync(worker));

        var result = await _rig.Units.RunAsync(_engine.Place, _unit);

        result.Should().BeEquivalentTo(other);
        UnitEngine
            .Fetched(_rig)
            .Values.Count(times => times > 1)
            .Should()
            .BeLessThanOrEqualTo(2 * InFlight, "what was in flight, and what began while one looked");
        await EndAsync();
    }

    [Fact]
    public async Task A_record_that_another_worker_finds_is_kept()
    {
        // The other one takes the unit as done, and deletes its links, before the first one has looked for them.
        await using var worker = OtherWorker();
        var store = new InterruptedStore(_engine.Place.Work, "done/" + _unit, interruption: null, () => RunAsync(worker));

        var result = await _rig.Units.RunAsync(PlaceOf(store), _unit);

        store.WasInterrupted.Should().BeTrue();
        (await _rig.Groups.FindResultAsync(_engine.Place, _unit)).Should().BeEquivalentTo(result);
        File.Exists(WorkPath("pages", _unit)).Should().BeTrue();
        _rig.Emulator.Requests.Clear();
        await EndAsync();
    }

    [Theory]
    [InlineData("pages/")]
    [InlineData("done/")]
    public async Task A_worker_that_is_killed_after_the_end_of_the_export_leaves_nothing_when_its_unit_is_repeated(string kind)
    {
        var late = new InterruptedStore(_engine.Place.Work, kind + _unit, EndAsync, () => throw new IOException("killed"));
        var killed = () => _rig.Units.RunAsync(PlaceOf(late), _unit);
        await killed.Should().ThrowAsync<IOException>();

        var repeated = () => _rig.Units.RunAsync(_engine.Place, _unit);

        if (kind == "done/")
        {
            await repeated.Should().NotThrowAsync();
        }
        else
        {
            await repeated.Should().ThrowAsync<DataRightsException>().WithMessage("*the export has ended, and nothing is left to do*");
        }

        Directory.GetFiles(_engine.Place.Work.Location, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_worker_that_begins_a_unit_after_the_end_of_the_export_leaves_nothing_and_downloads_nothing()
    {
        var late = new InterruptedStore(_engine.Place.Work, "begun/" + _unit, EndAsync);
        var run = () => _rig.Units.RunAsync(PlaceOf(late), _unit);

        await run.Should().ThrowAsync<DataRightsException>().WithMessage("*the export has ended, and nothing is left to do*");

        Directory.GetFiles(_engine.Place.Work.Location, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_worker_that_is_stopped_until_the_next_export_at_the_same_place_neither_downloads_nor_writes_anything()
    {
        var late = new InterruptedStore(_engine.Place.Work, "begun/" + _unit, BeginNextAsync);

        await ShouldRecordNothingAsync(late, "*another one has begun*");

        _rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Should().BeEmpty();
        MarksShouldBeGone();
    }

    [Fact]
    public async Task A_worker_that_is_stopped_after_its_downloads_until_the_next_export_at_the_same_place_records_nothing()
    {
        var fetched = 0;
        var late = new InterruptedStore(_engine.Place.Work, string.Empty, interruption: null)
        {
            BeforeFind = async name =>
            {
                if (fetched == 0 && name == "plan" && UnitEngine.Fetched(_rig).Count is > 0 and var files)
                {
                    fetched = files;
                    await BeginNextAsync();
                }
            },
        };

        await ShouldRecordNothingAsync(late, "*another one has begun*");

        fetched.Should().BeGreaterThan(InFlight);
        MarksShouldBeGone();
    }

    [Theory]
    [InlineData("pages/")]
    [InlineData("done/")]
    public async Task A_worker_that_records_its_unit_after_the_end_of_the_export_leaves_nothing(string kind)
    {
        var late = new InterruptedStore(_engine.Place.Work, kind + _unit, EndAsync);

        var result = await _rig.Units.RunAsync(PlaceOf(late), _unit);

        late.WasInterrupted.Should().BeTrue();
        result.Failed.Should().Be(0);
        Directory.GetFiles(_engine.Place.Work.Location, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    private string WorkPath(params string[] parts) => Path.Combine([_engine.Place.Work.Location, .. parts]);

    private void MarksShouldBeGone() => Directory.GetFiles(WorkPath("begun"), "*", SearchOption.AllDirectories).Should().BeEmpty();

    private UnitPlace PlaceOf(IUnitStore work) => new() { Archives = _engine.Place.Archives, Work = work };

    private ServiceProvider OtherWorker()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionExportWorker(options => options.Endpoint = _rig.Emulator.Endpoint);
        return services.BuildServiceProvider();
    }

    private Task<UnitResult> RunAsync(ServiceProvider worker) =>
        worker.GetRequiredService<IExportUnitRunner>().RunAsync(_engine.Place, _unit);

    // Ends the export, moves its archives away and begins another one.
    private async Task BeginNextAsync()
    {
        await EndAsync();
        Directory.Delete(_engine.Place.Archives.Location, recursive: true);
        await _rig.Groups.ListAsync(new ExportRequest { RequestId = "next" }, _engine.Place, null, 1);
        _rig.Emulator.Requests.Clear();
    }

    private async Task ShouldRecordNothingAsync(IUnitStore store, string reason)
    {
        var run = () => _rig.Units.RunAsync(PlaceOf(store), _unit);

        await run.Should().ThrowAsync<DataRightsException>().WithMessage(reason);

        File.Exists(WorkPath("units", _unit)).Should().BeTrue("the next export needs the links");
        File.Exists(WorkPath("done", _unit)).Should().BeFalse();
        File.Exists(WorkPath("pages", _unit)).Should().BeFalse();
    }

    // Completes the export, whose archives are then those of an undisturbed one, and whose work store is empty.
    private async Task EndAsync()
    {
        var undisturbed = _rig.NewFolder();
        await _rig.Groups.ExportAsync(_engine.Request, new DirectoryArchiveGroup(undisturbed));

        (await _engine.RunAsync()).State.Should().Be(ExportState.Complete);

        UnitEngine.Differences(undisturbed, _engine.Place.Archives.Location).Should().BeEmpty();
        Directory.GetFiles(_engine.Place.Work.Location, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    // All downloads that the worker has in flight wait while others work, and the worker's clock jumps.
    private void Suspend(int seconds, Func<Task> others)
    {
        var inFlight = 0;
        var thawed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs("i-")
                .From(21)
                .Times(InFlight)
                .Run(async () =>
                {
                    if (Interlocked.Increment(ref inFlight) == InFlight)
                    {
                        try
                        {
                            await others();
                        }
                        finally
                        {
                            _clock.Advance(TimeSpan.FromSeconds(seconds));
                            thawed.SetResult();
                        }
                    }

                    await thawed.Task.WaitAsync(TimeSpan.FromMinutes(1));
                })
        );
    }
}
