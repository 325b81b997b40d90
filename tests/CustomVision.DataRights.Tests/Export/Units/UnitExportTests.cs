using System.Text.RegularExpressions;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Export.Units;

/// <summary>The three functions, whatever the engine does with them, lead to the archives of one machine.</summary>
public sealed class UnitExportTests
{
    private static readonly ExportRequest Request = new() { RequestId = "test" };

    [Fact]
    public async Task Export_in_units_creates_the_archives_of_one_machine_with_as_many_calls()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        var calls = Calls(rig);
        rig.Emulator.Requests.Clear();
        var engine = new UnitEngine(rig, rig.NewFolder());

        var result = await engine.RunAsync();

        result.State.Should().Be(ExportState.Complete);
        result.Report.IsReadBack.Should().BeTrue();
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
        Calls(rig)["GetImages"].Should().Be(calls["GetImages"], "no page is listed twice");
        Calls(rig).Values.Sum().Should().BeLessThanOrEqualTo(calls.Values.Sum() + (2 * rig.Emulator.Account.Projects.Count) + 4);
        UnitEngine.Fetched(rig).Should().OnlyContain(image => image.Value == 1);
        engine.Results.Sum(unit => unit.Files).Should().Be(rig.Emulator.Account.Projects.Sum(project => project.AllImageIds.Count));
        engine.Results.Should().OnlyContain(unit => unit.Failed == 0 && unit.Expired.Count == 0 && unit.Files <= 1_024);
        engine.Results.Should().Contain(unit => unit.Files > 3 * 255, "a unit has four pages where the set has them");
        Directory.GetFiles(engine.Place.Work.Location, "*", SearchOption.AllDirectories).Should().BeEmpty("least of all a link");
    }

    [Fact]
    public async Task Work_objects_hold_links_only_until_their_unit_is_done()
    {
        await using var rig = await StartAsync();
        var engine = new UnitEngine(rig, rig.NewFolder());
        var listing = await rig.Groups.ListAsync(Request, engine.Place, null, 100);
        var unit = listing.Units[0];
        Text("units/" + unit).Should().Contain("sig=");

        await rig.Units.RunAsync(engine.Place, unit);

        File.Exists(Path.Combine(engine.Place.Work.Location, "units", unit)).Should().BeFalse();
        Text("pages/" + unit).Should().Contain("originalImageUri").And.NotContain("sig=").And.NotContain("?");
        Text("done/" + unit).Should().NotContain("http");
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(request => request.Header("Training-Key") == null);

        string Text(string name) => File.ReadAllText(Path.Combine(engine.Place.Work.Location, name));
    }

    [Fact]
    public async Task A_unit_that_is_run_twice_changes_nothing()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        rig.Emulator.Requests.Clear();
        var engine = new UnitEngine(rig, rig.NewFolder()) { Before = _ => Task.FromResult(2) };

        await engine.RunAsync();

        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
        UnitEngine.Fetched(rig).Should().OnlyContain(image => image.Value == 1);
    }

    [Fact]
    public async Task A_unit_whose_worker_died_fetches_only_what_is_missing()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        rig.Emulator.Requests.Clear();
        var died = 0;
        var engine = new UnitEngine(rig, rig.NewFolder());
        engine.Before = async unit =>
        {
            using var cancel = new CancellationTokenSource();
            var rule = rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-").From(21).Times(1).Run(cancel.CancelAsync));
            try
            {
                await rig.Units.RunAsync(engine.Place, unit, cancel.Token);
            }
            catch (OperationCanceledException)
            {
                died++;
            }

            rig.Emulator.Faults.Remove(rule);
            return 1;
        };

        await engine.RunAsync();

        died.Should().BePositive();
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
        UnitEngine.Fetched(rig).Values.Count(times => times > 1).Should().BeLessThanOrEqualTo(died * 64, "what was in flight");
        UnitEngine.Fetched(rig).Values.Should().OnlyContain(times => times <= 2);
    }

    [Fact]
    public async Task Pages_whose_images_are_all_in_other_units_need_no_worker_even_if_the_coordinator_dies_while_it_records_them()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        var engine = new UnitEngine(rig, rig.NewFolder());
        UnitPosition? position = null;
        do
        {
            position = (await rig.Groups.ListAsync(Request, engine.Place, position, 100)).Next;
        } while (position is not null);

        var records = Directory.GetFiles(Path.Combine(engine.Place.Work.Location, "done"), "*", SearchOption.AllDirectories);
        records.Should().NotBeEmpty("the iterations have the images of their workspaces");
        foreach (var record in records)
        {
            File.Delete(record);
        }

        await engine.RunAsync();

        engine.Results.Should().NotBeEmpty().And.OnlyContain(unit => unit.Files > 0);
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
    }

    [Fact]
    public async Task A_unit_whose_listing_failed_in_the_middle_has_all_of_its_images_when_it_is_listed_again()
    {
        await using var rig = await UnitEngine.StartAsync(images: 1_500);
        var project = rig.Emulator.Account.Projects.MaxBy(project => project.WorkspaceImageIds.Count)!;
        var request = new ExportRequest { RequestId = "test", ProjectIds = [project.Id] };
        var place = new UnitEngine(rig, rig.NewFolder()).Place;
        var first = await rig.Groups.ListAsync(request, place, null, 1);
        var rule = rig.Emulator.Faults.Add(FaultRule.For("GetImages").From(2).Answer(503));
        var list = () => rig.Groups.ListAsync(request, place, first.Next, 1);
        await list.Should().ThrowAsync<TrainingApiException>();
        rig.Emulator.Faults.Remove(rule);

        var second = await list();

        var files = 0;
        foreach (var unit in first.Units.Concat(second.Units))
        {
            files += (await rig.Units.RunAsync(place, unit)).Files;
        }

        files.Should().Be(project.WorkspaceImageIds.Count, "the coordinator would download the others alone");
    }

    [Fact]
    public async Task Links_that_expired_are_listed_again_by_their_ids()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        rig.Emulator.Requests.Clear();
        rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-").Times(300).Answer(403));
        var engine = new UnitEngine(rig, rig.NewFolder());

        var result = await engine.RunAsync();

        result.State.Should().Be(ExportState.Complete);
        engine.Results.Sum(unit => unit.Expired.Count).Should().Be(300);
        engine.Units.Should().Contain(unit => unit.EndsWith("-again", StringComparison.Ordinal));
        rig.Emulator.Requests.Find(operation: "GetImagesByIds").Count.Should().BeInRange(2, 30);
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task An_image_whose_new_link_opens_nothing_either_is_left_to_the_end(int status)
    {
        await using var rig = await UnitEngine.StartAsync(images: 20);
        var engine = new UnitEngine(rig, rig.NewFolder());
        var listing = await rig.Groups.ListAsync(Request, engine.Place, null, 100);
        var rule = rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-").Answer(status));
        var unit = listing.Units[0];
        (await rig.Units.RunAsync(engine.Place, unit)).Expired.Should().NotBeEmpty();
        var again = (await rig.Groups.ListAgainAsync(Request, engine.Place, unit))!;
        (await rig.Units.RunAsync(engine.Place, again)).Expired.Should().NotBeEmpty();

        (await rig.Groups.ListAgainAsync(Request, engine.Place, again)).Should().BeNull("an engine would list it again for ever");

        rig.Emulator.Faults.Remove(rule);
        (await rig.Groups.FinishProjectAsync(Request, engine.Place, listing.ProjectId!.Value)).Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task A_file_that_is_not_read_back_as_it_was_written_is_not_recorded_and_downloaded_at_the_end()
    {
        await using var rig = await UnitEngine.StartAsync(images: 300);
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        var engine = new UnitEngine(rig, rig.NewFolder());
        string? damaged = null;
        rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs("i-")
                .From(250)
                .Times(1)
                .Run(async () =>
                {
                    var images = Directory.EnumerateFiles(engine.Place.Archives.Location, "*.png", SearchOption.AllDirectories);
                    var file = images.First();
                    damaged = Path.GetFileNameWithoutExtension(file);
                    var bytes = await File.ReadAllBytesAsync(file);
                    bytes[^1] ^= 1;
                    await File.WriteAllBytesAsync(file, bytes);
                })
        );
        var listing = await rig.Groups.ListAsync(Request, engine.Place, null, 1);

        var result = await rig.Units.RunAsync(engine.Place, listing.Units[0]);

        damaged.Should().NotBeNull();
        result.Failed.Should().Be(1);
        var record = await File.ReadAllTextAsync(Path.Combine(engine.Place.Work.Location, "done", listing.Units[0]));
        record.Should().Contain("sha256").And.NotContain(damaged);
        (await engine.RunAsync()).State.Should().Be(ExportState.Complete);
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
    }

    [Fact]
    public async Task Files_that_no_unit_stored_are_downloaded_at_the_end()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        var number = 0;
        var engine = new UnitEngine(rig, rig.NewFolder()) { Before = _ => Task.FromResult(++number % 2) };

        var result = await engine.RunAsync();

        result.State.Should().Be(ExportState.Complete);
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_that_is_deleted_after_its_unit_stays_and_is_named()
    {
        await using var rig = await StartAsync();
        var engine = new UnitEngine(rig, rig.NewFolder());
        var listing = await rig.Groups.ListAsync(Request, engine.Place, null, 100);
        var project = rig.Emulator.Account.Projects.Single(project => project.Id == listing.ProjectId);
        var image = project.WorkspaceImageIds[0];
        await engine.RunUnitsAsync(listing.Units);
        await rig.Manager.DeleteImagesAsync(listing.ProjectId!.Value, [image]);

        var state = await rig.Groups.FinishProjectAsync(Request, engine.Place, listing.ProjectId.Value);

        state.Should().Be(ExportState.CompleteWithDifferences);
        var archive = Path.Combine(engine.Place.Archives.Location, project.Id.ToString());
        (await ArchiveVerifier.VerifyAsync(archive)).Findings.Should().BeEmpty();
        Directory.GetFiles(archive, image + ".*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public async Task A_resource_whose_links_are_relative_is_refused_with_the_command_for_one_machine()
    {
        await using var rig = await StartAsync();
        rig.Emulator.Behavior.Resource.VirtualNetwork = true;
        var list = () => rig.Groups.ListAsync(Request, new UnitEngine(rig, rig.NewFolder()).Place, null, 1);
        await list.Should().ThrowAsync<DataRightsException>().WithMessage("*virtual network*datarights export*");
    }

    [Fact]
    public async Task The_work_store_of_another_request_is_refused()
    {
        await using var rig = await StartAsync();
        var engine = new UnitEngine(rig, rig.NewFolder());
        await rig.Groups.ListAsync(Request, engine.Place, null, 1);
        var other = () => rig.Groups.ListAsync(new ExportRequest { Language = "fr" }, engine.Place, null, 1);
        await other.Should().ThrowAsync<DataRightsException>().WithMessage("*work store of another export*");
    }

    [Fact]
    public async Task The_work_store_of_another_version_is_refused_with_the_remedy()
    {
        await using var rig = await StartAsync();
        var engine = new UnitEngine(rig, rig.NewFolder());
        await rig.Groups.ListAsync(Request, engine.Place, null, 1);
        var plan = Path.Combine(engine.Place.Work.Location, "plan");
        await File.WriteAllTextAsync(plan, """{"format":"customvision-export-units/2","members":[]}""");
        var list = () => rig.Groups.ListAsync(Request, engine.Place, null, 1);
        await list.Should().ThrowAsync<DataRightsException>().WithMessage("*begun by another version*Finish the export with that version*");
    }

    [Fact]
    public async Task A_project_that_the_resource_never_had_is_refused()
    {
        await using var rig = await StartAsync();
        var engine = new UnitEngine(rig, rig.NewFolder());
        var list = () => rig.Groups.ListAsync(new ExportRequest { ProjectIds = [Guid.NewGuid()] }, engine.Place, null, 1);
        await list.Should().ThrowAsync<DataRightsException>().WithMessage("The resource has no project*");
        Directory.Exists(engine.Place.Work.Location).Should().BeFalse();
    }

    [Fact]
    public async Task A_listing_that_is_too_old_is_repeated_and_logged_as_such()
    {
        using var log = new CapturedLog();
        await using var rig = await UnitEngine.StartAsync(services: services => services.AddLogging(logging => logging.AddProvider(log)));
        var engine = new UnitEngine(rig, rig.NewFolder());
        var listing = await rig.Groups.ListAsync(Request, engine.Place, null, 100);
        await engine.RunUnitsAsync(listing.Units);
        var done = Path.Combine(engine.Place.Work.Location, "done", listing.Units[0]);
        var content = await File.ReadAllTextAsync(done);
        const string Old = "\"listed\":\"2020-01-01T00:00:00+00:00";
        await File.WriteAllTextAsync(done, Regex.Replace(content, "\"listed\":\"[^\"]*", Old, RegexOptions.NonBacktracking));
        rig.Emulator.Requests.Clear();

        await rig.Groups.FinishProjectAsync(Request, engine.Place, listing.ProjectId!.Value);

        Calls(rig).Should().ContainKey("GetImages");
        log.ValuesOf(1205).Should().ContainSingle();
        log.ValuesOf(1203).Should().BeEmpty("nothing has failed");
    }

    [Fact]
    public async Task A_coordinator_that_begins_again_lists_no_page_again()
    {
        await using var rig = await StartAsync();
        var single = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(single));
        var pages = Calls(rig)["GetImages"];
        rig.Emulator.Requests.Clear();
        var engine = new UnitEngine(rig, rig.NewFolder());
        var first = await rig.Groups.ListAsync(Request, engine.Place, null, 1);
        await rig.Groups.ListAsync(Request, engine.Place, first.Next, 1);
        await engine.RunUnitsAsync(first.Units);

        await engine.RunAsync();

        Calls(rig)["GetImages"].Should().Be(pages);
        UnitEngine.Differences(single, engine.Place.Archives.Location).Should().BeEmpty();
    }

    private static Task<ExportRig> StartAsync() => UnitEngine.StartAsync();

    private static Dictionary<string, int> Calls(ExportRig rig) =>
        rig
            .Emulator.Requests.Find(endpoint: EndpointKind.Training)
            .GroupBy(request => request.Operation ?? string.Empty, StringComparer.Ordinal)
            .ToDictionary(operation => operation.Key, operation => operation.Count(), StringComparer.Ordinal);
}
