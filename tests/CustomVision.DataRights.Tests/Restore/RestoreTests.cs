using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.RateLimits;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Restore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Restore;

public sealed class RestoreTests
{
    /// <summary>DATARIGHTS_RESTORE_ROUNDS gives another number of seeds.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, RestoreRounds.Count)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_restored_account_exports_to_an_equal_archive(int seed)
    {
        await using var rig = await RestoreRig.StartAsync(account => RestorableAccount.Plant(account, seed));

        var result = await rig.RestoreAsync();

        result.Refused.Should().BeEmpty();
        result.State.Should().Be(RestoreState.Complete);
        var comparison = await rig.CompareAsync();
        comparison.Differences.Should().BeEmpty();
        comparison.EqualBytes.Sum(equal => equal.First.Count - 1).Should().Be((int)result.Projects.Sum(project => project.United));
        rig.Target.Account.Projects.Sum(project => (long)project.WorkspaceImageIds.Count)
            .Should()
            .Be(result.Projects.Sum(project => project.Images));
        rig.Target.Account.Projects.SelectMany(project =>
                project.WorkspaceImageIds.Select(id => Sha256Digest.Compute(project.ImageBytes(id)!))
            )
            .Select(digest => digest.ToString())
            .Should()
            .BeEquivalentTo(Mapped(result).Select(image => image.GetProperty("sha256").GetString()));
    }

    [Fact]
    public async Task A_restore_maps_every_id_sends_the_archive_s_own_digits_and_does_nothing_twice()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        var bodies = new List<string>();
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/images/files", StringComparison.Ordinal) ? Record(request, send) : null;

        var result = await rig.RestoreAsync();
        var again = await rig.RestoreAsync();

        bodies
            .Should()
            .Contain(body =>
                body.Contains("\"left\":0.29534313,", StringComparison.Ordinal)
                || body.Contains("\"left\":0.295343131,", StringComparison.Ordinal)
            );
        Mapped(result)
            .Should()
            .HaveCount(4)
            .And.Contain(image =>
                image.GetProperty("equalBytes").GetArrayLength() == 1 && image.GetProperty("regions").GetArrayLength() == 2
            );
        (again.State, again.Resumed, again.Projects.Sum(project => project.Uploads)).Should().Be((RestoreState.Complete, true, 0));
        (await rig.CompareAsync()).IsEqual.Should().BeTrue();
        File.ReadAllText(Path.Combine(rig.Work, "journal.jsonl")).Should().NotContainAny("Anna", "Van", "Gate", "anna", "ben");

        async Task<HttpResponseMessage> Record(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
        {
            bodies.Add(await request.Content!.ReadAsStringAsync());
            return await send();
        }
    }

    [Fact]
    public async Task Receipts_or_their_absence_must_be_named()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        var without = () => rig.RestoreAsync(new RestoreRequest());
        await without.Should().ThrowAsync<ArgumentException>().WithMessage("*--without-receipts*");
        rig.Target.Requests.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task A_dry_run_counts_and_creates_nothing()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);

        var result = await rig.RestoreAsync(new RestoreRequest { WithoutReceipts = true, DryRun = true });

        result.State.Should().Be(RestoreState.Planned);
        result
            .Projects.Should()
            .ContainSingle()
            .Which.Should()
            .Match<RestoredProject>(project =>
                project.Images == 4 && project.United == 1 && project.Tags == 2 && project.Uploads == 3 && project.RestoredId == null
            );
        result.NotRestorable.Should().NotBeEmpty();
        result.Warnings.Should().NotContainMatch("The target already has*");
        rig.Target.Account.Projects.Should().BeEmpty();
        Directory.Exists(rig.Work).Should().BeFalse();
    }

    [Fact]
    public async Task A_damaged_archive_is_refused_before_anything_is_asked()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        var picture = Directory.EnumerateFiles(rig.Archive, "*.png", SearchOption.AllDirectories).First();
        File.WriteAllBytes(picture, [.. File.ReadAllBytes(picture), 0]);

        var restore = () => rig.RestoreAsync();

        await restore.Should().ThrowAsync<ArchiveFormatException>().WithMessage("*damaged*");
        rig.Target.Requests.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task A_project_of_the_same_name_is_never_continued_and_a_suffix_lets_both_be()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        rig.Target.Seed(account =>
        {
            account.AddProject("gate", ProjectKind.Detection);
        });
        var planned = await rig.RestoreAsync(new RestoreRequest { WithoutReceipts = true, DryRun = true });
        planned.Warnings.Should().ContainMatch("The target already has a project of the name of project*");
        planned.Warnings.Should().NotContainMatch("*gate*", "a log may have them");

        var restore = () => rig.RestoreAsync();
        var taken = (await restore.Should().ThrowAsync<ProjectNameTakenException>().WithMessage("*name of project*NameSuffix*")).Which;
        taken.ProjectName.Should().Be("Gate");
        taken.Message.Should().NotContainEquivalentOf("gate", "a log may have the message").And.Contain($"{taken.ProjectId}");

        var result = await rig.RestoreAsync(new RestoreRequest { WithoutReceipts = true, NameSuffix = " (restored)" });

        result.State.Should().Be(RestoreState.Complete);
        (await rig.CompareAsync(new() { NameSuffix = " (restored)", ProjectIds = [result.Projects[0].ArchivedId] }))
            .Differences.Should()
            .BeEmpty();
    }

    [Fact]
    public async Task A_domain_that_the_target_lacks_is_refused_with_the_nearest_named_and_another_may_be_chosen()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        var compact = Guid.Parse("a27d5ca5-bb19-49d8-a70a-fec086c47f5b");
        var logo = Guid.Parse("1d8ffafe-ec40-4fb2-8f90-72b3b6cecea4");
        rig.Target.Faults.Add(
            FaultRule
                .For("GetDomains")
                .Rewrite(body =>
                    JsonSerializer.SerializeToUtf8Bytes(
                        JsonDocument
                            .Parse(body)
                            .RootElement.EnumerateArray()
                            .Where(domain => domain.GetProperty("id").GetGuid() != compact)
                            .ToArray()
                    )
                )
        );

        var restore = () => rig.RestoreAsync();
        (await restore.Should().ThrowAsync<DataRightsException>()).WithMessage("*7ec2ac80-887b-48a6-8df9-8b1357765430*--domain*");
        rig.Target.Account.Projects.Should().BeEmpty();

        (await rig.RestoreAsync(new RestoreRequest { WithoutReceipts = true, DomainId = logo })).State.Should().Be(RestoreState.Complete);
    }

    [Fact]
    public async Task An_image_with_a_tag_that_the_archive_does_not_list_is_named()
    {
        await using var source = await TrainingEmulator.StartAsync();
        source.Seed(RestorableAccount.PlantSmall);
        source.Faults.Add(
            FaultRule
                .For("GetTags")
                .Rewrite(body =>
                    JsonSerializer.SerializeToUtf8Bytes(
                        JsonDocument
                            .Parse(body)
                            .RootElement.EnumerateArray()
                            .Where(tag => !tag.GetProperty("name").ValueEquals("Van"))
                            .ToArray()
                    )
                )
        );
        await using var rig = await RestoreRig.StartAsync(source, isWhole: false);

        var result = await rig.RestoreAsync();

        result.State.Should().Be(RestoreState.Incomplete);
        result.Refused.Should().HaveCount(3).And.OnlyContain(refused => refused.Status == "UnknownTag");
        (await rig.CompareAsync()).Differences.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_quota_ends_the_restore_with_the_remedy_and_the_next_run_resumes()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        rig.Target.Behavior.Resource.MaxTagsPerProject = 1;
        var restore = () => rig.RestoreAsync();
        (await restore.Should().ThrowAsync<DataRightsException>()).WithMessage("*tags*tier*resume*");
        rig.Target.Behavior.Resource.MaxTagsPerProject = 500;
        rig.Target.Behavior.Resource.MaxImagesPerProject = 2;

        var full = await rig.RestoreAsync();

        full.State.Should().Be(RestoreState.Incomplete);
        full.Refused.Should().OnlyContain(refused => refused.Status == "ErrorLimitExceed");
        rig.Target.Behavior.Resource.MaxImagesPerProject = 100;
        (await rig.RestoreAsync()).State.Should().Be(RestoreState.Complete);
        (await rig.CompareAsync()).IsEqual.Should().BeTrue();
    }

    [Fact]
    public async Task Full_tiers_and_missing_roles_are_explained()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        rig.Target.Behavior.Resource.MaxProjects = 1;
        rig.Target.Seed(account =>
        {
            account.AddProject("Other", ProjectKind.Detection);
        });
        var restore = () => rig.RestoreAsync();
        await restore.Should().ThrowAsync<DataRightsException>().WithMessage("*as many projects as its tier allows (F0: 2*");
        var rule = rig.Target.Faults.Add(FaultRule.For("CreateProject").Answer(403));
        await restore.Should().ThrowAsync<DataRightsException>().WithMessage("*Custom Vision Contributor*virtual network*");
        rig.Target.Faults.Remove(rule);
        rig.Target.Behavior.Resource.MaxProjects = 2;
        rig.Target.RateLimits.Tier = PricingTier.F0;

        (await rig.RestoreAsync()).State.Should().Be(RestoreState.Complete, "a call that is throttled is sent again");
    }

    [Theory]
    [InlineData(DuplicateLabels.Added)]
    [InlineData(DuplicateLabels.Dropped)]
    public async Task Labels_that_an_existing_image_lacks_are_added_and_no_upload_carries_more_than_20_tags(DuplicateLabels duplicates)
    {
        var picture = RestorableAccount.Picture(7);
        await using var rig = await RestoreRig.StartAsync(account =>
        {
            var scene = account.AddProject("Scene", ProjectKind.Detection);
            List<Guid> tags = [.. Enumerable.Range(0, 45).Select(at => scene.AddTag($"Tag {at:00}"))];
            scene.AddImage(
                picture,
                tags.Take(23),
                tags.Skip(10).Select((tag, at) => new SeedRegion(tag, 0.01f * at, 0.1f, 0.2f, 0.3f)),
                new Dictionary<string, string> { ["a"] = "b" }
            );
        });
        rig.Target.Behavior.Images.DuplicateLabels = duplicates;
        rig.Target.Faults.Add(
            FaultRule
                .For("CreateImagesFromFiles")
                .Nth(1)
                .Run(() =>
                {
                    rig.Target.Seed(account =>
                    {
                        account.Project(rig.Target.Account.Projects[0].Id).AddImage(picture);
                    });
                    return Task.CompletedTask;
                })
        );

        var result = await rig.RestoreAsync();

        result.Refused.Should().BeEmpty();
        Mapped(result).Should().ContainSingle().Which.GetProperty("status").GetString().Should().Be("OKDuplicate");
        (await rig.CompareAsync()).Differences.Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_that_the_target_has_is_read_back_before_it_counts_as_restored()
    {
        var picture = RestorableAccount.Picture(7);
        await using var rig = await RestoreRig.StartAsync(account =>
        {
            var scene = account.AddProject("Scene", ProjectKind.Multilabel);
            scene.AddImage(picture, [scene.AddTag("Tree")]);
        });
        rig.Target.Behavior.Images.DuplicateLabels = DuplicateLabels.Added;
        rig.Target.Faults.Add(
            FaultRule
                .For("CreateImagesFromFiles")
                .Nth(1)
                .Run(() =>
                {
                    rig.Target.Seed(account =>
                    {
                        account.Project(rig.Target.Account.Projects[0].Id).AddImage(picture);
                    });
                    return Task.CompletedTask;
                })
        );

        await rig.RestoreAsync();

        rig.Target.Requests.Find("GetImagesByIds")
            .Should()
            .ContainSingle("the answer of the upload alone does not say what the image holds");
    }

    [Theory]
    [InlineData("ErrorStorage")]
    [InlineData("ErrorImageDimensions")]
    public async Task Every_status_of_a_207_is_kept_by_id_with_its_reason(string status)
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        rig.Target.Faults.Add(FaultRule.For("CreateImagesFromFiles").Nth(1).RefuseUploads(status, 2));

        var result = await rig.RestoreAsync();

        result.State.Should().Be(RestoreState.Incomplete);
        result.Refused.Should().NotBeEmpty().And.OnlyContain(refused => refused.Status == status && refused.Reason.Length > 20);
        (await rig.CompareAsync()).Differences.Should().NotBeEmpty();
        (await rig.RestoreAsync()).State.Should().Be(RestoreState.Complete);
        (await rig.CompareAsync()).Differences.Should().BeEmpty();
    }

    [Fact]
    public async Task A_batch_that_the_target_finds_too_large_is_halved()
    {
        await using var rig = await RestoreRig.StartAsync(account => account.AddProject("Many", ProjectKind.Multilabel).AddImages(40));
        rig.Target.Behavior.Images.MaxBatchBytes = 5_000;

        (await rig.RestoreAsync()).State.Should().Be(RestoreState.Complete);

        rig.Target.Account.Projects.Should().ContainSingle().Which.WorkspaceImageIds.Should().HaveCount(40);
    }

    [Fact]
    public async Task Only_a_registration_that_restores_creates_and_it_deletes_nothing()
    {
        await using var target = await TrainingEmulator.StartAsync();
        var services = new ServiceCollection();
        void Configure(DataRightsOptions options) => (options.Endpoint, options.TrainingKey) = (target.Endpoint, target.TrainingKey);
        services.AddCustomVisionDataRights(Configure);
        services.AddCustomVisionRestore(Configure);
        await using var provider = services.BuildServiceProvider();
        var full = provider.GetRequiredKeyedService<DataRights.Training.TrainingClient>(new DataRightsRegistration("", IsReadOnly: false));
        var restoring = provider.GetRequiredKeyedService<DataRights.Training.TrainingClient>(
            new DataRightsRegistration("", IsReadOnly: false, Creates: true)
        );

        var create = () => full.CreateProjectAsync("a", "", null, null, [], default);
        var delete = () => restoring.DeleteProjectAsync(Guid.NewGuid(), default);

        await create.Should().ThrowAsync<InvalidOperationException>().WithMessage("*AddCustomVisionRestore*");
        await delete.Should().ThrowAsync<InvalidOperationException>();
        target.Requests.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task A_project_is_trained_once_when_asked()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        rig.Target.Behavior.Training.EnforceMinimums = false;
        await rig.RestoreAsync();
        rig.Target.Account.Projects[0].Iterations.Should().BeEmpty();

        var request = new RestoreRequest { WithoutReceipts = true, Train = true };
        (await rig.RestoreAsync(request)).Warnings.Should().Contain(warning => warning.Contains("costs", StringComparison.Ordinal));
        await rig.RestoreAsync(request);

        rig.Target.Account.Projects[0].Iterations.Should().ContainSingle();
    }

    private static List<JsonElement> Mapped(RestoreResult result) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(result.MapPath!)).RootElement.GetProperty("images").EnumerateArray()];
}
