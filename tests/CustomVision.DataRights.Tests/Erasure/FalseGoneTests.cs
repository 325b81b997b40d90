using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Everything is there, nothing was deleted, and the service answers as if it were not: nothing may read as gone.</summary>
public sealed class FalseGoneTests
{
    private const string NotFound = """{"error":{"code":"404","message":"Resource not found"}}""";

    [Fact]
    public async Task A_wrong_key_never_reads_as_gone()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plans = await PlansAsync(rig);

        await NothingReadsAsGoneAsync(rig.Reconfigured(options => options.TrainingKey = "stolen"), plans);
        rig.Wire.Deletes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "0")]
    [InlineData(200, """{"results":[],"token":{}}""")]
    [InlineData(401, """{"error":{"code":"401","message":"Access denied"}}""")]
    [InlineData(403, """{"error":{"code":"403","message":"Forbidden"}}""")]
    [InlineData(403, """{"code":"ForbiddenUser","message":"no"}""")]
    [InlineData(404, NotFound)]
    [InlineData(404, "")]
    [InlineData(404, """{"statusCode":404,"message":"Resource not found"}""")]
    [InlineData(410, "")]
    [InlineData(503, "")]
    public async Task One_answer_on_every_path_never_reads_as_gone(int status, string body)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plans = await PlansAsync(rig);
        rig.Wire.Intercept = (_, _) => Task.FromResult(Wire.Answer(status, body));

        await NothingReadsAsGoneAsync(rig.Manager, plans);
    }

    [Theory]
    [InlineData("/images/id", 200, "[]")]
    [InlineData("/images/id", 404, NotFound)]
    [InlineData("/images/id", 403, "")]
    [InlineData("/images", 404, NotFound)]
    [InlineData("/tags", 200, "[]")]
    [InlineData("/iterations", 404, NotFound)]
    [InlineData("/iterations", 200, "[]")]
    [InlineData("/predictions/query", 404, NotFound)]
    [InlineData("/predictions/query", 200, "{}")]
    [InlineData("/projects", 200, "[]")]
    public async Task One_answer_on_one_path_never_reads_as_gone(string path, int status, string body)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plans = await PlansAsync(rig);
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(status, body)) : null;

        await NothingReadsAsGoneAsync(rig.Manager, plans);
    }

    [Theory]
    [InlineData(404, NotFound)]
    [InlineData(404, "")]
    [InlineData(404, """{"code":"404","message":"Resource not found"}""")]
    [InlineData(404, """{"code":"NotFound","message":"Resource not found"}""")]
    [InlineData(404, """{"code":"NotFoundProject","message":"no"}""")]
    [InlineData(404, """{"code":"NotFoundApimSubscription","message":"no"}""")]
    [InlineData(404, """{"code":"NotFoundTag","message":"no"}""")]
    [InlineData(404, """{"code":"NotFoundIteration","message":"no"}""")]
    [InlineData(403, """{"code":"NotFoundTag","message":"no"}""")]
    [InlineData(200, "")]
    public async Task One_answer_for_every_single_object_never_reads_as_gone(int status, string body)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plans = await PlansAsync(rig);
        rig.Wire.Intercept = (request, _) =>
            Guid.TryParse(request.RequestUri!.Segments[^1], out var _) ? Task.FromResult(Wire.Answer(status, body)) : null;

        await NothingReadsAsGoneAsync(rig.Manager, plans);

        // The projects answer as they are, and only what is in them does not.
        rig.Wire.Intercept = (request, _) =>
            Guid.TryParse(request.RequestUri!.Segments[^1], out var _) && request.RequestUri.Segments[^2] != "projects/"
                ? Task.FromResult(Wire.Answer(status, body))
                : null;
        await NothingReadsAsGoneAsync(rig.Manager, plans);
    }

    [Fact]
    public async Task A_model_whose_listing_disagrees_with_its_count_never_reads_as_gone()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plans = await PlansAsync(rig);
        rig.Wire.Intercept = (request, _) =>
            !request.RequestUri!.Query.Contains("iterationId", StringComparison.Ordinal) ? null
            : request.RequestUri.AbsolutePath.EndsWith("/count", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "5"))
            : request.RequestUri.AbsolutePath.Contains("/images", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "[]"))
            : null;

        await NothingReadsAsGoneAsync(rig.Manager, plans);
        gallery.AlicesInFirstAlone.Should().NotBeEmpty("these are what only the model holds");
    }

    [Fact]
    public async Task A_tag_that_only_a_model_still_names_is_there_although_the_tags_of_the_model_are_not_shown()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = true;
        var plan = await rig.PlanAsync(request);
        await rig.EraseAsync(plan);
        rig.Wire.Intercept = (message, _) =>
            message.RequestUri!.AbsolutePath.EndsWith("/tags", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "[]")) : null;

        var verification = await rig.Manager.VerifyErasureAsync(plan);

        verification
            .Objects.Single(item => item.Id == gallery.Alice)
            .Outcome.Should()
            .Be(ErasureOutcome.Retained, "the model itself says so");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_key_of_another_account_on_a_host_of_many_never_reads_as_gone(int itsProjects)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        await using var other = await TrainingEmulator.StartAsync(new EmulatorOptions { TrainingKey = "of-another" });
        var plans = await PlansAsync(rig);
        await FillAsync(other, itsProjects);
        var asAnother = rig.Reconfigured(options => options.TrainingKey = other.TrainingKey, answeredBy: other.Endpoint);
        (await asAnother.ExportProjectsAsync()).Should().HaveCount(itsProjects);

        await NothingReadsAsGoneAsync(asAnother, plans);
    }

    [Fact]
    public async Task A_wrong_endpoint_never_reads_as_gone()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        await using var empty = await ErasureRig.StartAsync();
        foreach (var plan in await PlansAsync(rig))
        {
            var act = () => empty.Manager.VerifyErasureAsync(plan);
            (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.OtherEndpoint);
        }

        empty.Wire.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_model_that_the_list_of_models_leaves_out_still_holds_its_images()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.OnlyInIteration = CustomVision.DataRights.Emulator.Behavior.AllIterationsEffect.Ignored;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Wire.Intercept = (request, _) =>
            rig.Wire.Deletes.Count > 0 && request.RequestUri!.AbsolutePath.EndsWith("/iterations", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(200, "[]"))
                : null;

        var receipt = await rig.EraseAsync(plan);

        receipt
            .Objects.Where(item => gallery.AlicesInFirstAlone.Contains(item.Id))
            .Should()
            .HaveCount(2)
            .And.OnlyContain(item => item.Outcome == ErasureOutcome.StillThere && item.Iterations.Contains(gallery.First));
    }

    [Fact]
    public async Task A_witness_that_is_missing_makes_no_verification()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(gallery.Shop, gallery.Gate));
        using var http = new HttpClient { BaseAddress = rig.Emulator.Endpoint };
        http.DefaultRequestHeaders.Add("Training-Key", rig.Emulator.TrainingKey);
        var yard = rig.Project(gallery.Yard).Iterations[0].Id;
        (
            await http.DeleteAsync(
                new Uri($"customvision/v3.3/training/projects/{gallery.Yard}/iterations/{yard}/publish", UriKind.Relative)
            )
        ).EnsureSuccessStatusCode();
        (
            await http.DeleteAsync(new Uri($"customvision/v3.3/training/projects/{gallery.Yard}", UriKind.Relative))
        ).EnsureSuccessStatusCode();

        var verification = await rig.Manager.VerifyErasureAsync(plan);

        verification.Refusal.Should().NotBeNull();
        verification.Refusal.Should().NotBeNullOrEmpty();
        verification.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Unknown);
    }

    [Fact]
    public async Task A_link_that_has_expired_proves_nothing()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromMinutes(3);
        rig.Emulator.Behavior.Images.LinkLifetime = TimeSpan.FromMinutes(1);

        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());

        receipt
            .Links.Should()
            .Be(
                new LinkCheckResult
                {
                    ReadableBefore = 13,
                    GoneAfter = 0,
                    ReadableAfter = 0,
                    Inconclusive = 13,
                }
            );
    }

    [Fact]
    public async Task A_link_that_still_gives_the_image_is_said()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.BlobRetention = TimeSpan.FromDays(30);

        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());

        receipt.Links.ReadableAfter.Should().Be(13);
        receipt
            .Residuals.Where(residual => residual.Kind == ResidualKind.ReadableImage)
            .SelectMany(residual => residual.Ids)
            .Should()
            .BeEquivalentTo([.. gallery.AlicesInShop, .. gallery.AlicesAtGate]);
    }

    // Emulators give the same ids in the same order: the projects that share theirs with the gallery's are taken away again.
    private static async Task FillAsync(TrainingEmulator emulator, int projects)
    {
        var added = emulator.Seed(seeder =>
            Enumerable.Range(0, 3 + projects).Select(index => seeder.AddProject($"Other {index}", ProjectKind.Multilabel).Id).ToList()
        );
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        http.DefaultRequestHeaders.Add("Training-Key", emulator.TrainingKey);
        foreach (var id in added.Take(3))
        {
            (await http.DeleteAsync(new Uri($"customvision/v3.3/training/projects/{id}", UriKind.Relative))).EnsureSuccessStatusCode();
        }
    }

    private static async Task<IReadOnlyList<ErasurePlan>> PlansAsync(ErasureRig rig)
    {
        var subject = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        (subject.AcceptCollateral, subject.DeleteEmptiedTags, subject.Predictions) = (
            true,
            true,
            new CustomVision.DataRights.Training.PredictionQuery()
        );
        var shop = rig.Emulator.Account.Projects[0].Id;
        return
        [
            await rig.PlanAsync(subject),
            await rig.PlanAsync(ErasureRequest.ForProjects(shop)),
            await rig.PlanAsync(ErasureRequest.ForEverything()),
        ];
    }

    private static async Task NothingReadsAsGoneAsync(IUserDataManager manager, IReadOnlyList<ErasurePlan> plans)
    {
        foreach (var plan in plans)
        {
            var verification = await manager.VerifyErasureAsync(plan);
            verification.Objects.Should().NotContain(item => item.Outcome == ErasureOutcome.AlreadyGone);
            verification.Collateral.Should().NotContain(item => item.Outcome == ErasureOutcome.AlreadyGone);
            verification.IsGone.Should().BeFalse();
        }
    }
}
