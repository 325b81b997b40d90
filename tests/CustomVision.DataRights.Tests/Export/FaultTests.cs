using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Every fault of the emulator's plan: it ends in a complete archive, or in a report that names exactly what is missing.</summary>
public sealed class FaultTests(FaultTests.Undisturbed undisturbed) : IClassFixture<FaultTests.Undisturbed>
{
    private static readonly Dictionary<string, Func<FaultMatch, FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["429 with seconds"] = match => match.Answer(429, TimeSpan.FromSeconds(1)),
        ["408"] = match => match.Answer(408),
        ["500"] = match => match.Answer(500),
        ["503"] = match => match.Answer(503),
        ["connection dropped"] = match => match.Drop(),
        ["body cut"] = match => match.Cut(100),
        ["length too long"] = match => match.MisstateLength(7),
        ["length too short"] = match => match.MisstateLength(-7),
        ["delay"] = match => match.Delay(TimeSpan.FromMilliseconds(1)),
        ["stall"] = match => match.Stall(40, TimeSpan.FromHours(1)),
    };

    private static readonly Dictionary<string, Func<FaultMatch, FaultRule>> ApiFaults = new(Faults, StringComparer.Ordinal)
    {
        ["429 with a date, from the gateway"] = match =>
            match.Answer(429, TimeSpan.FromSeconds(1), RetryAfterForm.HttpDate, ErrorShape.Gateway),
        ["byte corrupt at the end"] = match => match.Corrupt(int.MaxValue),
        ["503 with a page"] = match => match.Reply(503, "<html></html>", "text/html"),
        ["502 from the gateway"] = match => match.Answer(502, shape: ErrorShape.Gateway),
    };

    private static readonly Dictionary<string, Func<FaultMatch, FaultRule>> BlobFaults = new(Faults, StringComparer.Ordinal)
    {
        ["403"] = match => match.Answer(403),
        ["gone"] = match => match.Vanish(),
        ["page of text"] = match => match.Html(),
        ["byte corrupt in the head"] = match => match.Corrupt(1),
        ["byte corrupt in the middle"] = match => match.Corrupt(150),
        ["redirect"] = match => match.Redirect("example.invalid"),
        ["expired"] = match => match.Expire(TimeSpan.Zero),
    };

    public static TheoryData<string> BlobFaultNames => [.. BlobFaults.Keys];

    public static TheoryData<string, bool> PassingFaults
    {
        get
        {
            var faults = new TheoryData<string, bool>();
            foreach (
                var (name, isOfStorage) in ApiFaults.Keys.Select(name => (name, false)).Concat(BlobFaults.Keys.Select(name => (name, true)))
            )
            {
                faults.Add(name, isOfStorage);
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_passes_leaves_no_trace(string fault, bool isOfStorage)
    {
        await using var rig = await ExportRig.StartAsync(undisturbed.Emulator, options => Configure(options, fault));
        var folder = rig.NewFolder();
        var times = fault == "stall" ? 4 : 12; // each takes real time
        rig.Emulator.Faults.Replace([
            isOfStorage
                ? BlobFaults[fault](FaultRule.ForBlobs().Every(4).Times(times))
                : ApiFaults[fault]
                    (
                        FaultRule
                            .For(
                                "GetImages",
                                "GetProjects",
                                "GetTags",
                                "GetIterations",
                                "QueryPredictions",
                                "GetExports",
                                "GetImagePerformances"
                            )
                            .Every(3)
                            .Times(times)
                    ),
        ]);

        var result = await rig.ExportAsync(folder);

        Reasons(result).Should().BeEmpty();
        result.State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed.Folder, folder).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(BlobFaultNames))]
    public async Task A_blob_that_can_never_be_retrieved_is_named_and_is_the_only_gap(string fault)
    {
        await using var rig = await StartAsync(fault);
        var folder = rig.NewFolder();
        var project = rig.Emulator.Account.Projects[0];
        var image = rig.Emulator.Seed(account => account.Project(project.Id).AddImages(1)[0]); // no iteration holds it
        rig.Emulator.Faults.Add(BlobFaults[fault](FaultRule.ForBlobs("i-" + image.ToString("N"))));

        var result = await rig.ExportAsync(folder);

        var file = Path.Combine(folder, "data", "projects", project.Id.ToString(), "images", image + ".png");
        var stored = File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
        if (fault == "delay")
        {
            result.State.Should().Be(ExportState.Complete);
        }
        else if (stored is not null)
        {
            // Short by its own declaration, every time: kept as the storage gave it, and named in an integrity warning.
            fault.Should().Be("length too short");
            result
                .Failures.Should()
                .ContainSingle()
                .Which.Should()
                .Match<ExportFailure>(failure => failure.ObjectId == image && failure.Kind == ExportFailureKind.IntegrityWarning);
        }
        else
        {
            result.State.Should().Be(ExportState.Incomplete);
            result
                .Failures.Should()
                .ContainSingle()
                .Which.Should()
                .Match<ExportFailure>(failure =>
                    failure.ObjectId == image
                    && failure.Category == "image-files"
                    && failure.Kind == ExportFailureKind.Failed
                    && failure.ProjectId == project.Id
                );
            Named(folder, image).Should().BeTrue();
        }

        foreach (var other in project.AllImageIds.Where(id => id != image))
        {
            (await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(file)!, other + ".png")))
                .Should()
                .Equal(project.ImageBytes(other));
        }

        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty("what is there is as the report says");
    }

    [Fact]
    public async Task An_incomplete_export_that_runs_again_downloads_only_what_was_missing()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var image = rig.Emulator.Account.Projects[0].WorkspaceImageIds[0];
        rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + image.ToString("N")).Answer(403));
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Incomplete);
        rig.Emulator.Faults.Clear();
        rig.Emulator.Requests.Clear();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
        rig.Emulator.Requests.Find(endpoint: Emulator.Traffic.EndpointKind.Blob)
            .Should()
            .ContainSingle()
            .Which.Path.Should()
            .Contain(image.ToString("N"));
        Directory.Exists(folder + ".work").Should().BeFalse();
    }

    [Theory]
    [InlineData("GetImages", "images")]
    [InlineData("GetTags", "tags")]
    [InlineData("QueryPredictions", "predictions")]
    [InlineData("GetExports", "models")]
    [InlineData("GetIterationPerformance", "performance")]
    [InlineData("GetImagePerformances", "image-performance")]
    [InlineData("QuerySuggestedImages", "suggestions")]
    [InlineData("GetIterations", "iterations")]
    [InlineData("GetDomains", "domains")]
    [InlineData("GetProject", "projects")]
    [InlineData("GetIteration", "iterations")]
    public async Task A_category_that_the_role_may_not_read_is_forbidden_and_the_export_incomplete(string operation, string category)
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.For(operation).Answer(403));

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result.Categories.Where(report => report.Category == category).Should().Contain(report => report.State == CategoryState.Forbidden);
        result.Failures.Should().Contain(failure => failure.Category == category && failure.Reason.Contains("403"));
    }

    [Fact]
    public async Task A_page_of_text_in_place_of_an_answer_is_looked_at_again_and_then_named()
    {
        await using var rig = await ExportRig.StartAsync();
        var rule = rig.Emulator.Faults.Add(FaultRule.For("GetTags").Times(1).Html());
        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete, "the second pass had it");
        rig.Emulator.Faults.Remove(rule);
        rig.Emulator.Faults.Add(FaultRule.For("GetTags").WithPath(rig.Emulator.Account.Projects[0].Id.ToString()).Html());

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .OnlyContain(failure =>
                failure.Category == "tags"
                && failure.ProjectId == rig.Emulator.Account.Projects[0].Id
                && failure.Kind == ExportFailureKind.Failed
            );
        Reasons(result)
            .Should()
            .OnlyContain(reason =>
                reason.EndsWith("GetTags answered 200 with an unexpected response.", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Every_kind_of_fault_is_tried()
    {
        // Those that change deletions, run code, change images or bodies, or challenge tokens have tests of their own.
        string[] others = ["LateDeletionFault", "CodeFault", "ImagesFault", "RewriteFault", "ClaimsFault", "UploadFault"];
        var action = typeof(FaultRule).GetProperty(
            "Action",
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic
        )!;
        var kinds = action
            .PropertyType.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(action.PropertyType) && !type.IsAbstract)
            .Select(type => type.Name);

        ApiFaults
            .Values.Concat(BlobFaults.Values)
            .Select(fault => action.GetValue(fault(FaultRule.ForEverything()))!.GetType().Name)
            .Concat(others)
            .Distinct()
            .Should()
            .BeEquivalentTo(kinds);
    }

    [Fact]
    public async Task A_project_that_is_deleted_in_mid_run_is_gone_and_the_rest_is_there()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var (first, second) = (rig.Emulator.Account.Projects.OrderBy(project => project.Id).First().Id, Guid.Empty);
        var projects = await rig.Manager.ExportProjectsAsync();
        first = projects.OrderBy(project => project.Created).ThenBy(project => project.Id).First().Id;
        second = projects.Single(project => project.Id != first).Id;
        rig.Emulator.Faults.Add(
            FaultRule.For("GetProject").WithPath(first.ToString()).Run(() => rig.Manager.DeleteProjectAsync(second, unpublishFirst: true))
        );

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().Contain(failure => failure.ProjectId == second && failure.Kind == ExportFailureKind.Gone);
        result
            .Categories.Where(category => category.ProjectId == first)
            .Should()
            .OnlyContain(category => category.State != CategoryState.Gone);
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Images_that_come_and_go_between_pages_are_neither_lost_nor_doubled()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var project = rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Busy", Emulator.ProjectKind.Multilabel);
            project.AddImages(600, project.AddTag("A"));
            return project.Id;
        });
        rig.Emulator.Faults.Add(FaultRule.For("GetImages").Nth(2).RemoveImages(3));
        rig.Emulator.Faults.Add(FaultRule.For("GetImages").Nth(3).AddImages(5));
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        var listed = ExportTests.Ids(Path.Combine(folder, "data", "projects", project.ToString(), "images.jsonl"));
        listed.Should().OnlyHaveUniqueItems().And.Contain(rig.Emulator.Account.Project(project).WorkspaceImageIds);
        result.State.Should().BeOneOf(ExportState.Complete, ExportState.CompleteWithDifferences);
        var vanished = listed.Except(rig.Emulator.Account.Project(project).WorkspaceImageIds).ToList();
        result
            .Failures.Where(failure => failure.Category == "images")
            .Select(failure => failure.ObjectId!.Value)
            .Should()
            .BeEquivalentTo(vanished);
    }

    [Fact]
    public async Task A_wrong_key_ends_the_job_before_anything_is_written()
    {
        await using var rig = await ExportRig.StartAsync(configure: options => options.TrainingKey = "wrong");
        var folder = rig.NewFolder();

        var export = () => rig.ExportAsync(folder);

        (await export.Should().ThrowAsync<TrainingApiException>()).Which.Status.Should().Be(System.Net.HttpStatusCode.Unauthorized);
        Directory.Exists(folder).Should().BeFalse();
    }

    private static Task<ExportRig> StartAsync(string fault) => ExportRig.StartAsync(configure: options => Configure(options, fault));

    // A body that stops is given up after the idle time, an answer that stops before its body after the attempt's; nothing else waits for
    // them.
    private static void Configure(DataRightsOptions options, string fault)
    {
        if (fault == "stall")
        {
            (options.Timeouts.IdleBody, options.Timeouts.Attempt) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        }
    }

    private static IEnumerable<string> Reasons(ExportResult result) =>
        result.Failures.Select(failure => $"{failure.Category} {failure.ObjectId}: {failure.Reason}");

    private static bool Named(string folder, Guid image)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "data", "report.json")));
        return report
            .RootElement.GetProperty("failures")
            .EnumerateArray()
            .Any(failure => failure.GetProperty("objectId").GetGuid() == image);
    }

    /// <summary>One account, and its export without a fault.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        private ExportRig? _rig;

        internal TrainingEmulator Emulator => _rig!.Emulator;

        internal string Folder { get; private set; } = "";

        public async Task InitializeAsync()
        {
            _rig = await ExportRig.StartAsync();
            Folder = _rig.NewFolder();
            await _rig.ExportAsync(Folder);
        }

        public Task DisposeAsync() => _rig!.DisposeAsync().AsTask();
    }
}
