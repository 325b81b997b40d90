using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>An export that was ended and runs again. What a killed process leaves is in the console's kill tests.</summary>
public sealed class ResumeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(25)]
    [InlineData(60)]
    public async Task An_export_that_was_cancelled_resumes_and_fetches_nothing_twice(int files)
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        rig.Emulator.Requests.Clear();

        await CancelAfterAsync(rig, folder, files);
        var stored = Stored(folder);
        stored.Should().NotBeEmpty();
        rig.Emulator.Requests.Clear();
        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        result.Resumed.Should().BeTrue();
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
        rig.Emulator.Requests.Snapshot()
            .Where(request => request.Path.Contains("/i-", StringComparison.Ordinal))
            .Select(request => Guid.ParseExact(request.Path[^32..], "N"))
            .Should()
            .NotIntersectWith(stored);
    }

    [Fact]
    public async Task A_file_that_went_bad_while_the_export_was_interrupted_is_downloaded_again()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await CancelAfterAsync(rig, folder, 20);
        var images = Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Order().ToList();
        Flip(images[0]);
        File.Delete(images[1]);
        await File.AppendAllTextAsync(images[2], "more");

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_request_is_refused_with_both_named()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await CancelAfterAsync(rig, folder, 5);
        var project = rig.Emulator.Account.Projects[0].Id;

        var other = () => rig.ExportAsync(folder, new ExportRequest { ProjectIds = [project] });

        (await other.Should().ThrowAsync<DataRightsException>()).WithMessage($"*Different: Projects (all; now {project}).*");
    }

    public static TheoryData<string, ExportRequest> OtherRequests =>
        new()
        {
            {
                "projects",
                new ExportRequest { ProjectIds = [DemoProject] }
            },
            {
                "subject",
                new ExportRequest { Subject = new SubjectSelector { TagNames = ["Anna Larsen"] } }
            },
            {
                "another subject",
                new ExportRequest { Subject = new SubjectSelector { Metadata = [new("subject", "anna")] } }
            },
            {
                "predictions",
                new ExportRequest { Predictions = new PredictionQuery { Application = "front desk" } }
            },
            {
                "categories",
                new ExportRequest { Categories = ExportCategories.Images }
            },
            {
                "renditions",
                new ExportRequest { Renditions = [ImageRendition.Thumbnail] }
            },
            {
                "iterations",
                new ExportRequest { IterationIds = [DemoProject] }
            },
            {
                "thresholds",
                new ExportRequest { PerformanceThresholds = [0.5] }
            },
            {
                "data sets",
                new ExportRequest { Datasets = [DatasetFormat.Coco] }
            },
            {
                "language",
                new ExportRequest { Language = "fr" }
            },
            {
                "request id",
                new ExportRequest { RequestId = "another" }
            },
        };

    private static Guid DemoProject { get; } = Guid.NewGuid();

    [Theory]
    [MemberData(nameof(OtherRequests))]
    public async Task Whatever_is_changed_in_a_request_it_is_refused_and_the_first_one_still_ends(string what, ExportRequest other)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await CancelAfterAsync(rig, folder, 5);
        var before = ArchiveTree.Of(folder + ".work");

        var export = () => rig.ExportAsync(folder, other);

        var message = (await export.Should().ThrowAsync<DataRightsException>(what)).Which.Message;
        message
            .Should()
            .MatchRegex(@"Different: ([A-Z][A-Za-z]+ \(.+; now .+\)|NotRecorded)\. Repeat the first request");
        message.Should().NotContain("Anna").And.NotContain("anna").And.NotContain("front desk");
        ArchiveTree.Of(folder + ".work").Should().Equal(before);
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
    }

    [Theory]
    [InlineData("Anna Larsen", false)]
    [InlineData("Ben Sato", true)]
    public async Task Besides_what_is_recorded_a_different_name_is_reported(string tag, bool isAnother)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await CancelAfterAsync(rig, folder, 1, new ExportRequest { Subject = new SubjectSelector { TagNames = ["Anna Larsen"] } });
        var other = new ExportRequest { Language = "fr", Subject = new SubjectSelector { TagNames = [tag] } };

        var export = () => rig.ExportAsync(folder, other);

        (await export.Should().ThrowAsync<ExportConflictException>())
            .Which.Differences.Select(difference => difference.Part)
            .Should()
            .Equal(isAnother ? [ExportRequestPart.Language, ExportRequestPart.NotRecorded] : [ExportRequestPart.Language]);
    }

    [Fact]
    public async Task Another_resource_is_refused()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var other = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await CancelAfterAsync(rig, folder, 5);

        var export = () => other.ExportAsync(folder);

        await export.Should().ThrowAsync<DataRightsException>().WithMessage("*another request*");
    }

    [Fact]
    public async Task Another_version_of_the_api_is_refused_with_both_named_and_the_first_one_still_ends()
    {
        await using var rig = await ExportRig.StartAsync(configure: options => options.ApiVersion = "v3.3");
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await CancelAfterAsync(rig, folder, 5);
        var before = ArchiveTree.Of(folder + ".work");
        await using var newer = await ExportRig.StartAsync(rig.Emulator, options => options.ApiVersion = "v3.4-preview");

        var export = () => newer.ExportAsync(folder);

        await export
            .Should()
            .ThrowAsync<DataRightsException>()
            .WithMessage("*Different: ApiVersion (v3.3; now v3.4-preview).*");
        ArchiveTree.Of(folder + ".work").Should().Equal(before);
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Fact]
    public async Task An_account_that_changed_in_between_is_listed_again_and_the_report_says_so()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await CancelAfterAsync(rig, folder, 40);
        var project = rig.Emulator.Account.Projects[0];
        var (gone, added) = (project.WorkspaceImageIds[0], Guid.Empty);
        rig.Emulator.Seed(account =>
        {
            account.Project(project.Id).DeleteFromWorkspace(gone);
            added = account.Project(project.Id).AddImages(1)[0];
        });

        var result = await rig.ExportAsync(folder);

        result.Changes.Should().NotBeEmpty();
        var now = rig.Emulator.Account.Project(project.Id);
        now.WorkspaceImageIds.Should().Contain(added).And.NotContain(gone);
        ExportTests
            .Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(now.WorkspaceImageIds);
        Directory
            .EnumerateFiles(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images"))
            .Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file)))
            .Should()
            .Contain(now.AllImageIds);
        (await CustomVision.DataRights.ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_second_run_into_the_same_folder_is_refused_while_the_first_one_runs()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        using var reached = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var first = Task.Run(() =>
            rig.ExportAsync(
                folder,
                progress: new SynchronousProgress<ExportProgress>(progress =>
                {
                    if (progress.FilesDone > 0 && reached.CurrentCount == 0 && !goOn.IsSet)
                    {
                        reached.Release();
                        goOn.Wait();
                    }
                })
            )
        );
        await reached.WaitAsync();

        var second = () => rig.ExportAsync(folder);

        await second.Should().ThrowAsync<DataRightsException>().WithMessage("*Another export*");
        goOn.Set();
        (await first).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task A_journal_with_a_torn_last_line_is_read_up_to_it()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await CancelAfterAsync(rig, folder, 10);
        await File.AppendAllTextAsync(Path.Combine(folder + ".work", "journal.jsonl"), "{\"kind\":\"file\",\"path\":\"pro");

        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);

        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_damaged_journal_is_refused_with_its_line_and_the_remedy()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await CancelAfterAsync(rig, folder, 10);
        var journal = Path.Combine(folder + ".work", "journal.jsonl");
        var lines = await File.ReadAllLinesAsync(journal);
        lines[1] = "nonsense";
        await File.WriteAllLinesAsync(journal, lines);

        var export = () => rig.ExportAsync(folder);

        await export.Should().ThrowAsync<DataRightsException>().WithMessage("Line 2*Delete*");
    }

    private static async Task CancelAfterAsync(ExportRig rig, string folder, int files, ExportRequest? request = null)
    {
        using var cancel = new CancellationTokenSource();
        var progress = new SynchronousProgress<ExportProgress>(value =>
        {
            if (value.FilesDone >= files)
            {
                cancel.Cancel();
            }
        });
        var export = () => rig.ExportAsync(folder, request, progress: progress, cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        Directory.Exists(folder + ".work").Should().BeTrue();
    }

    private static HashSet<Guid> Stored(string folder) =>
        [
            .. File.ReadLines(Path.Combine(folder + ".work", "journal.jsonl"))
                .Where(line => line.Contains("/images/", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf("/images/", StringComparison.Ordinal) + "/images/".Length)..])
                .Select(rest => Guid.Parse(rest[..36])),
        ];

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
