using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Export.Units;

/// <summary>After the end of an export, its work store is empty, wherever its coordinator was killed or stopped.</summary>
public sealed class WorkStoreEndTests : IAsyncLifetime
{
    private ExportRig _rig = null!;
    private UnitEngine _engine = null!;

    public async Task InitializeAsync()
    {
        _rig = await UnitEngine.StartAsync(images: 40);
        _engine = new UnitEngine(_rig, _rig.NewFolder());
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task A_coordinator_that_is_killed_anywhere_at_the_end_finds_the_result_again()
    {
        var before = await FinishListedAsync();

        // The mark is created and deleted, too.
        for (var changes = 0; changes <= before.Count + 2; changes++)
        {
            await KillAsync(before, changes);

            var result = await FinishAsync(_engine.Place.Work);

            result.State.Should().Be(ExportState.Complete, "after {0} changes", changes);
            result.Report.RequestId.Should().Be(_engine.Request.RequestId);
            Objects().Should().BeEmpty("after {0} changes", changes);
        }
    }

    [Fact]
    public async Task An_engine_that_begins_again_after_a_kill_anywhere_at_the_end_finds_the_result_too()
    {
        var before = await FinishListedAsync();
        for (var changes = 0; changes <= before.Count + 2; changes++)
        {
            await KillAsync(before, changes);
            _rig.Emulator.Requests.Clear();

            var result = await _engine.RunAsync();

            result.State.Should().Be(ExportState.Complete, "after {0} changes", changes);
            Objects().Should().BeEmpty("after {0} changes", changes);
            _rig.Emulator.Requests.Find(operation: "GetImages").Should().BeEmpty();
        }
    }

    [Fact]
    public async Task An_export_begins_again_where_the_last_one_was_killed_anywhere_at_its_end_and_moved_away()
    {
        var before = await FinishListedAsync();
        string? single = null;
        foreach (var changes in (int[])[1, 2, before.Count / 2, before.Count, before.Count + 1])
        {
            await KillAsync(before, changes);
            Directory.Delete(_engine.Place.Archives.Location, recursive: true);
            _rig.Emulator.Requests.Clear();

            var result = await _engine.RunAsync();

            result.State.Should().Be(ExportState.Complete, "after {0} changes", changes);
            Objects().Should().BeEmpty("after {0} changes", changes);
            _rig.Emulator.Requests.Find(operation: "GetImages").Should().NotBeEmpty("no listing of another export is believed");
            single ??= await ExportOnOneMachineAsync();
            UnitEngine.Differences(single, _engine.Place.Archives.Location).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_finished_export_with_criteria_of_predictions_is_not_found_again_since_its_archive_does_not_contain_them()
    {
        var request = new ExportRequest { RequestId = "test", Predictions = new PredictionQuery() };
        _engine = new UnitEngine(_rig, _rig.NewFolder()) { Request = request };
        (await _engine.RunAsync()).State.Should().Be(ExportState.Complete);

        var finish = () => _rig.Groups.FinishAsync(request, _engine.Place);

        await finish.Should().ThrowAsync<DataRightsException>().WithMessage("*already contains a finished archive*");
    }

    [Fact]
    public async Task A_finished_export_of_another_request_is_refused()
    {
        await _engine.RunAsync();

        var finish = () => _rig.Groups.FinishAsync(new ExportRequest { Language = "fr" }, _engine.Place);

        await finish.Should().ThrowAsync<DataRightsException>().WithMessage("*already contains a finished archive*");
    }

    [Fact]
    public async Task A_coordinator_that_lists_after_the_end_leaves_no_links()
    {
        var unit = (await _rig.Groups.ListAsync(_engine.Request, _engine.Place, null, 1)).Units[0];
        File.Delete(WorkPath("units/" + unit));
        var late = new InterruptedStore(_engine.Place.Work, "units/" + unit, () => _engine.RunAsync());

        await _rig.Groups.ListAsync(_engine.Request, PlaceOf(late), null, 1);

        late.WasInterrupted.Should().BeTrue();
        Objects().Should().BeEmpty();
    }

    [Fact]
    public async Task A_coordinator_that_is_killed_while_it_lists_after_the_end_leaves_no_links_when_it_is_repeated()
    {
        var unit = (await _rig.Groups.ListAsync(_engine.Request, _engine.Place, null, 1)).Units[0];
        var content = await File.ReadAllBytesAsync(WorkPath("units/" + unit));
        await _engine.RunAsync();
        (await _engine.Place.Work.TryCreateAsync("units/" + unit, content, CancellationToken.None)).Should().BeTrue();

        var repeated = await _rig.Groups.ListAsync(_engine.Request, _engine.Place, null, 1);

        repeated.Units.Should().BeEmpty();
        repeated.Next.Should().BeNull();
        Objects().Should().BeEmpty();
    }

    [Fact]
    public async Task A_coordinator_that_writes_the_plan_after_the_end_deletes_it()
    {
        var late = new InterruptedStore(_engine.Place.Work, "plan", () => _engine.RunAsync());

        var list = () => _rig.Groups.ListAsync(_engine.Request, PlaceOf(late), null, 1);

        await list.Should().ThrowAsync<DataRightsException>().WithMessage("*has ended*");
        late.WasInterrupted.Should().BeTrue();
        Objects().Should().BeEmpty();
    }

    [Fact]
    public async Task Foreign_objects_stay()
    {
        await _rig.Groups.ListAsync(_engine.Request, _engine.Place, null, 1);
        string[] foreign = ["done/notes", "notes", "photos/5b1d2f4e-0d8c-4a43-9d83-6f4f4f0f9e11/1"];
        foreach (var name in foreign)
        {
            await _engine.Place.Work.TryCreateAsync(name, default, CancellationToken.None);
        }

        await _engine.RunAsync();
        await FinishAsync(_engine.Place.Work);

        Objects().Should().BeEquivalentTo(foreign);
    }

    // Everything but the deletion at the end, and the work state before it.
    private async Task<Dictionary<string, byte[]>> FinishListedAsync()
    {
        await _engine.RunUnitsAsync(await ListAllAsync());
        var before = Objects().ToDictionary(name => name, name => File.ReadAllBytes(WorkPath(name)), StringComparer.Ordinal);
        before.Should().HaveCountGreaterThan(5);
        return before;
    }

    private async Task KillAsync(Dictionary<string, byte[]> before, int changes)
    {
        foreach (var (name, content) in before)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(WorkPath(name))!);
            await File.WriteAllBytesAsync(WorkPath(name), content);
        }

        var killed = new KilledStore(_engine.Place.Work, changes);
        await Record.ExceptionAsync(() => FinishAsync(killed));
        killed.WasKilled.Should().Be(changes < before.Count + 2);
    }

    private async Task<string> ExportOnOneMachineAsync()
    {
        var folder = _rig.NewFolder();
        await _rig.Groups.ExportAsync(_engine.Request, new DirectoryArchiveGroup(folder));
        return folder;
    }

    private string WorkPath(string name) => Path.Combine(_engine.Place.Work.Location, name);

    private IEnumerable<string> Objects() =>
        Directory
            .GetFiles(_engine.Place.Work.Location, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_engine.Place.Work.Location, path));

    private UnitPlace PlaceOf(IUnitStore work) => new() { Archives = _engine.Place.Archives, Work = work };

    private Task<ArchiveGroupResult> FinishAsync(IUnitStore work) => _rig.Groups.FinishAsync(_engine.Request, PlaceOf(work));

    private async Task<IReadOnlyList<string>> ListAllAsync()
    {
        var units = new List<string>();
        UnitPosition? position = null;
        do
        {
            var listing = await _rig.Groups.ListAsync(_engine.Request, _engine.Place, position, 100);
            units.AddRange(listing.Units);
            position = listing.Next;
        } while (position is not null);

        return units;
    }
}
