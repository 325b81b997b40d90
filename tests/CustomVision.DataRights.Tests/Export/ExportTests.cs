using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>The whole job over a socket; the emulator's own state is the judge.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Everything_that_the_account_holds_is_in_the_archive_byte_for_byte()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        result.Failures.Should().BeEmpty();
        foreach (var project in rig.Emulator.Account.Projects)
        {
            var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
            project.AllImageIds.Should().NotBeEmpty();
            foreach (var image in project.AllImageIds)
            {
                File.ReadAllBytes(Path.Combine(root, "images", image + ".png")).Should().Equal(project.ImageBytes(image));
            }

            Ids(Path.Combine(root, "images.jsonl")).Should().BeEquivalentTo(project.WorkspaceImageIds);
            foreach (var iteration in project.Iterations)
            {
                Ids(Path.Combine(root, "iterations", iteration.Id.ToString(), "images.jsonl")).Should().BeEquivalentTo(iteration.ImageIds);
            }

            Ids(Path.Combine(root, "predictions.jsonl")).Should().BeEquivalentTo(project.PredictionIds);
            foreach (var prediction in project.PredictionIds)
            {
                File.ReadAllBytes(Path.Combine(root, "predictions", prediction + ".png"))
                    .Should()
                    .Equal(project.PredictionBytes(prediction));
            }
        }

        Directory.Exists(folder + ".work").Should().BeFalse();
    }

    [Fact]
    public async Task The_archive_is_a_valid_bag()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        var tree = ArchiveTree.Of(folder);
        var manifest = File.ReadAllLines(Path.Combine(folder, "manifest-sha256.txt"))
            .Select(line => line.Split("  ", 2))
            .ToDictionary(parts => parts[1], parts => parts[0]);
        manifest.Should().Equal(tree.Where(file => file.Key.StartsWith("data/", StringComparison.Ordinal)).ToDictionary());
        File.ReadAllText(Path.Combine(folder, "bagit.txt")).Should().Be("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        File.ReadAllText(Path.Combine(folder, "bag-info.txt"))
            .Should()
            .Contain($"Payload-Oxum: {result.Bytes}.{result.Files}\n")
            .And.Contain("External-Identifier: test\n");
    }

    [Fact]
    public async Task No_link_in_the_archive_keeps_its_query()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        await rig.ExportAsync(folder);

        foreach (var file in Directory.EnumerateFiles(folder, "*.json*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file);
            text.Should().NotContain("sig=").And.NotContain(rig.Emulator.TrainingKey + "\"");
        }
    }

    [Fact]
    public async Task The_lines_of_a_listing_are_in_the_order_of_the_service_oldest_first()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        await rig.ExportAsync(folder);

        foreach (var project in rig.Emulator.Account.Projects)
        {
            var listed = new List<Guid>();
            await foreach (var image in rig.Manager.ExportImagesAsync(project.Id))
            {
                listed.Add(image.Id);
            }

            Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images.jsonl")).Should().Equal(listed);
        }
    }

    [Fact]
    public async Task Two_exports_of_one_account_give_the_same_tree()
    {
        await using var rig = await ExportRig.StartAsync();
        var (first, second) = (rig.NewFolder(), rig.NewFolder());

        await rig.ExportAsync(first);
        await rig.ExportAsync(second);

        ArchiveTree.Differences(first, second).Should().BeEmpty();
    }

    [Fact]
    public async Task A_zip_holds_the_same_tree_as_a_folder()
    {
        await using var rig = await ExportRig.StartAsync();
        var (folder, unpacked) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(folder);
        var target = new AsyncOnlyStream();

        var sink = new ZipArchiveSink(target);
        await using (sink.ConfigureAwait(false))
        {
            var result = await rig.Manager.ExportAsync(new ExportRequest { RequestId = "test" }, sink);
            result.State.Should().Be(ExportState.Complete);
        }

        using var memory = new MemoryStream(target.Written);
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(memory, unpacked);
        ArchiveTree.Differences(folder, Path.Combine(unpacked, "archive")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_project_that_does_not_exist_is_refused_by_its_id_and_nothing_is_written()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var unknown = Guid.NewGuid();

        var export = () => rig.ExportAsync(folder, new ExportRequest { ProjectIds = [unknown] });

        (await export.Should().ThrowAsync<DataRightsException>()).WithMessage($"*{unknown}*");
        Directory.Exists(folder).Should().BeFalse();
    }

    [Theory]
    [InlineData(false, "lock", "spool/list")]
    [InlineData(false)]
    [InlineData(true, "lock", "mine.txt")]
    public async Task The_rest_of_the_work_folder_of_a_finished_archive_is_removed_and_a_foreign_folder_stays(
        bool stays,
        params string[] files
    )
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await rig.ExportAsync(folder);
        var work = Directory.CreateDirectory(folder + ".work");
        foreach (var file in files)
        {
            var path = Path.Combine(work.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "Anna\n");
        }

        var again = () => rig.ExportAsync(folder);

        await again.Should().ThrowAsync<DataRightsException>().WithMessage("*finished archive*");
        Directory.Exists(work.FullName).Should().Be(stays);
    }

    [Fact]
    public async Task A_finished_archive_is_never_written_over()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await rig.ExportAsync(folder);
        var before = ArchiveTree.Of(folder);

        var again = () => rig.ExportAsync(folder);

        await again.Should().ThrowAsync<DataRightsException>().WithMessage("*finished archive*");
        ArchiveTree.Of(folder).Should().Equal(before);
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), "mine");

        var export = () => rig.ExportAsync(folder);

        await export.Should().ThrowAsync<DataRightsException>().WithMessage("*not empty*");
        Directory.EnumerateFileSystemEntries(folder).Should().ContainSingle();
    }

    [Fact]
    public async Task The_account_is_exported_without_its_keys_where_the_service_still_gives_it()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Behavior.Resource.AccountCall = true;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        var account = await File.ReadAllTextAsync(Path.Combine(folder, "data", "account.json"), Encoding.UTF8);
        account.Should().Contain("[redacted]").And.NotContain($"\"{rig.Emulator.TrainingKey}\"");
        result.Categories.Single(category => category.Category == "account").State.Should().Be(CategoryState.Exported);
    }

    [Fact]
    public async Task An_account_that_the_service_refuses_to_give_is_a_failure_and_not_a_retired_operation()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Behavior.Resource.AccountCall = true;
        rig.Emulator.Faults.Add(
            FaultRule.For("GetAccountInfo").Answer(404, shape: ErrorShape.Service, code: "NotFoundApimSubscription")
        );

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result.Categories.Single(category => category.Category == "account").State.Should().Be(CategoryState.Failed);
    }

    [Fact]
    public async Task Inside_a_virtual_network_the_bytes_come_through_the_training_api()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Behavior.Resource.VirtualNetwork = true;
        var (folder, reports) = (rig.NewFolder(), new ConcurrentQueue<ExportProgress>());

        var result = await rig.ExportAsync(folder, progress: new SynchronousProgress<ExportProgress>(reports.Enqueue));

        result.State.Should().Be(ExportState.Complete);
        reports.Last().ThroughTrainingApi.Should().BeTrue();
        var project = rig.Emulator.Account.Projects[0];
        File.ReadAllBytes(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images", project.WorkspaceImageIds[0] + ".png"))
            .Should()
            .Equal(project.ImageBytes(project.WorkspaceImageIds[0]));
    }

    [Fact]
    public async Task Progress_ends_with_done_and_never_runs_backwards()
    {
        await using var rig = await ExportRig.StartAsync();
        var reports = new ConcurrentQueue<ExportProgress>();

        var result = await rig.ExportAsync(rig.NewFolder(), progress: new SynchronousProgress<ExportProgress>(reports.Enqueue));

        reports.Last().Phase.Should().Be(ExportPhase.Done);
        reports.Select(report => report.FilesDone).Should().BeInAscendingOrder();
        reports.Select(report => report.BytesDone).Should().BeInAscendingOrder();
        result.Files.Should().BePositive();
    }

    internal static List<Guid> Ids(string jsonLines) =>
        [
            .. File.ReadLines(jsonLines)
                .Select(line =>
                {
                    using var json = JsonDocument.Parse(line);
                    return json.RootElement.GetProperty("id").GetGuid();
                }),
        ];
}
