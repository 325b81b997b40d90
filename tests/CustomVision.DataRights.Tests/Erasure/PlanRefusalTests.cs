using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class PlanRefusalTests
{
    [Fact]
    public async Task A_model_about_which_nothing_was_decided_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.Models = null;

        (await RefusalAsync(rig, request, ErasureRejection.ModelDecisionMissing)).Ids.Should().Equal(gallery.First, gallery.Second);

        request.IterationDecisions[gallery.First] = ModelDecision.Retrain;
        (await RefusalAsync(rig, request, ErasureRejection.ModelDecisionMissing)).Ids.Should().Equal(gallery.Second);

        request.IterationDecisions[gallery.Second] = ModelDecision.Retrain;
        (await rig.PlanAsync(request)).Totals.Images.Should().Be(13);
    }

    [Fact]
    public async Task Collateral_that_was_not_accepted_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);

        (await RefusalAsync(rig, request, ErasureRejection.CollateralNotAccepted)).Ids.Should().Equal(gallery.BobsInFirstAlone);

        request.AcceptCollateral = true;
        (await rig.PlanAsync(request))
            .Projects.SelectMany(project => project.Collateral)
            .Select(item => item.Id)
            .Should()
            .Equal(gallery.BobsInFirstAlone);
    }

    [Fact]
    public async Task A_project_that_trains_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Training.Duration = TimeSpan.FromHours(1);
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).StartTraining());

        await RefusalAsync(rig, Gallery.RequestForAlice(), ErasureRejection.ProjectBusy);
    }

    [Fact]
    public async Task A_project_that_is_being_imported_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).SetStatus("Importing"));

        await RefusalAsync(rig, Gallery.RequestForAlice(), ErasureRejection.ProjectBusy);
    }

    [Fact]
    public async Task A_project_in_disaster_recovery_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).EnterDisasterRecovery());

        (await RefusalAsync(rig, Gallery.RequestForAlice(), ErasureRejection.DisasterRecovery)).Ids.Should().Equal(gallery.Shop);
    }

    [Theory]
    [InlineData("/images/count", 200, "999")]
    [InlineData("/tags", 404, """{"error":{"code":"404","message":"Resource not found"}}""")]
    [InlineData("/images", 500, "")]
    [InlineData("/images", 200, "")]
    [InlineData("/iterations", 403, """{"code":"Forbidden","message":"no"}""")]
    public async Task A_listing_that_fails_or_disagrees_with_the_count_is_refused(string path, int status, string body)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(status, body)) : null;

        await RefusalAsync(rig, Gallery.RequestForAlice(), ErasureRejection.IncompleteListing);
    }

    [Fact]
    public async Task An_id_under_a_legal_hold_is_refused_wherever_it_is_held()
    {
        List<Guid> holds = [];
        var (rig, gallery) = await Gallery.StartAsync(configure: options => options.LegalHolds = holds);
        await using var __ = rig;
        foreach (var held in (Guid[])[gallery.AlicesInShop[3], gallery.Shop, gallery.First])
        {
            holds.Add(held);
            (await RefusalAsync(rig, Gallery.RequestForAlice(), ErasureRejection.LegalHold)).Ids.Should().Equal(held);
            holds.Clear();
        }

        holds.Add(gallery.Predictions[2]);
        (await RefusalAsync(rig, ErasureRequest.ForProjects(gallery.Shop), ErasureRejection.LegalHold))
            .Ids.Should()
            .Equal(gallery.Predictions[2]);
    }

    [Fact]
    public async Task More_objects_than_the_limit_are_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.Limits.MaxObjects = 12;

        await RefusalAsync(rig, request, ErasureRejection.TooManyObjects);

        request.Limits.MaxObjects = 13;
        (await rig.PlanAsync(request)).Totals.Images.Should().Be(13);
    }

    [Fact]
    public async Task A_project_that_does_not_exist_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var unknown = Guid.NewGuid();

        (await RefusalAsync(rig, ErasureRequest.ForProjects(gallery.Shop, unknown), ErasureRejection.NotFound)).Ids.Should().Equal(unknown);
    }

    [Fact]
    public async Task A_name_that_no_project_has_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var act = () => rig.PlanAsync(ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["alice"] }));

        (await act.Should().ThrowAsync<DataRightsException>()).Which.Message.Should().NotContain("alice");
    }

    public static TheoryData<string, ErasureRequest> Malformed =>
        new()
        {
            { "ProjectIds", ErasureRequest.ForProjects() },
            { "ForPredictions", ErasureRequest.ForPredictions([]) },
            { "Subject", ErasureRequest.ForSubject(new SubjectSelector()) },
            { "Predictions", ErasureRequest.ForEverything() with { PredictionIds = [Guid.Empty] } },
            {
                "Models",
                ErasureRequest.ForEverything() with
                {
                    Models = new ModelDecision { Kind = ModelDecisionKind.KeepWithReason, Reason = " " },
                }
            },
            { "MaxObjects", ErasureRequest.ForEverything() with { Limits = new ErasureLimits { MaxObjects = 0 } } },
            { "DriftTolerance", ErasureRequest.ForEverything() with { Limits = new ErasureLimits { DriftTolerance = -1 } } },
            { "ValidFor", ErasureRequest.ForEverything() with { Limits = new ErasureLimits { ValidFor = TimeSpan.FromDays(91) } } },
            {
                "VerificationDeadline",
                ErasureRequest.ForEverything() with
                {
                    Limits = new ErasureLimits { VerificationDeadline = TimeSpan.FromDays(2) },
                }
            },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_request_is_refused_before_anything_is_asked(string member, ErasureRequest request)
    {
        await using var rig = await ErasureRig.StartAsync();

        (await RefusalAsync(rig, request, ErasureRejection.Malformed)).Message.Should().Contain(member);
        rig.Wire.Sent.Should().BeEmpty();
    }

    private static async Task<ErasureRejectedException> RefusalAsync(ErasureRig rig, ErasureRequest request, ErasureRejection rejection)
    {
        var act = () => rig.PlanAsync(request);
        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(rejection, refusal.Message);
        rig.Wire.Deletes.Should().BeEmpty();
        return refusal;
    }
}
