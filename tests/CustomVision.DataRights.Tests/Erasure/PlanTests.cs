using System.Text.RegularExpressions;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class PlanTests
{
    [Fact]
    public async Task Planning_reads_only()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);

        await rig.PlanAsync(ErasureRequest.ForEverything());

        rig.Wire.Deletes.Should().BeEmpty();
        Contents.Of(rig.Emulator).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Planning_says_how_much_it_has_read()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var reports = new List<ReadingProgress>();

        await rig.Manager.PlanErasureAsync(ErasureRequest.ForEverything(), new SynchronousProgress<ReadingProgress>(reports.Add));

        var projects = rig.Emulator.Account.Projects;
        reports[0].Should().Be(new ReadingProgress { ProjectsTotal = projects.Count });
        reports.Select(report => report.ProjectsDone).Should().BeInAscendingOrder().And.EndWith(projects.Count);
        reports[^1].ObjectsDone.Should().BeGreaterThanOrEqualTo(projects.Sum(project => project.AllImageIds.Count));
    }

    [Fact]
    public async Task A_plan_survives_json_without_change()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var again = ErasurePlan.FromJson(plan.ToJson());

        again.ToJson().Should().Be(plan.ToJson());
        again.ComputeDigest().Should().Be(plan.Digest);
        plan.ToJson().Should().Contain($"\"digest\": \"{plan.Digest}\"");
    }

    [Fact]
    public async Task A_whole_project_goes_in_the_order_that_the_service_needs()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;

        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(gallery.Shop));

        var kinds = plan.Steps.Select(step => step.Kind).ToList();
        kinds.Should().BeInAscendingOrder();
        kinds
            .Should()
            .Contain(
                Enum.GetValues<ErasureStepKind>().Where(kind => kind is not (ErasureStepKind.DeleteAccount or ErasureStepKind.PurgeAccount))
            );
        plan.Steps.Select(step => step.Number).Should().Equal(Enumerable.Range(1, kinds.Count));
        plan.Steps.Single(step => step.Kind == ErasureStepKind.Unpublish).Objects.Single().Id.Should().Be(gallery.Second);
        plan.Totals.Should()
            .Be(
                new ErasureTotals
                {
                    Images = 17,
                    Tags = 2,
                    Predictions = 3,
                    Iterations = 2,
                    Projects = 1,
                    Collateral = 0,
                }
            );
    }

    [Fact]
    public async Task A_plan_names_the_workspace_and_the_iterations_that_held_an_image()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;

        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var shop = plan.Projects.Single(project => project.ProjectId == gallery.Shop);
        var images = shop
            .Steps.SelectMany(step => step.Objects)
            .ToDictionary(image => image.Id, image => (image.Kind, image.InWorkspace, string.Join(' ', image.Iterations ?? [])));
        shop.Iterations.Select(iteration => iteration.IterationId).Should().Equal(gallery.First, gallery.Second);
        images[gallery.AlicesInFirstAlone[0]].Should().Be((ErasureObjectKind.Image, false, $"{gallery.First}"));
        images[gallery.AlicesInShop[2]].Should().Be((ErasureObjectKind.Image, true, $"{gallery.First} {gallery.Second}"));
        images[gallery.AlicesInShop[^1]].Should().Be((ErasureObjectKind.Image, true, ""));
        shop.Iterations.Select(iteration => iteration.ErasedImages).Should().Equal(7, 7);
    }

    [Fact]
    public async Task Nothing_of_the_account_but_ids_is_in_a_plan()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Alice"], Metadata = [new("name", "Alice Miller")] });

        var json = (await rig.PlanAsync(request)).ToJson() + (await rig.PlanAsync(ErasureRequest.ForEverything())).ToJson();

        json.Should().NotContainAny("Alice", "Miller", "Bob", "Shop", "sig=", "blob", rig.Emulator.TrainingKey + "\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tag_that_loses_its_last_image_goes_if_that_was_asked_for(bool isAsked)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = isAsked;

        var plan = await rig.PlanAsync(request);

        var names = rig.Emulator.Account.Projects.SelectMany(project => project.Tags).ToDictionary(tag => tag.Key, tag => tag.Value);
        plan.Steps.Where(step => step.Kind == ErasureStepKind.DeleteTag)
            .Select(step => names[step.Objects[0].Id])
            .Should()
            .BeEquivalentTo(isAsked ? ["Alice", "Alice"] : Array.Empty<string>());
    }

    [Fact]
    public async Task Predictions_are_chosen_by_their_own_criteria()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;

        var byId = await rig.PlanAsync(ErasureRequest.ForPredictions([gallery.Predictions[1], Guid.Empty]));
        var byIteration = await rig.PlanAsync(ErasureRequest.ForPredictions(new PredictionQuery { IterationId = gallery.Second }));
        var none = await rig.PlanAsync(Gallery.RequestForAlice());

        byId.Steps.SelectMany(step => step.Objects).Select(item => item.Id).Should().Equal(gallery.Predictions[1]);
        byId.UnknownIds.Should().Equal(Guid.Empty);
        byIteration.Totals.Predictions.Should().Be(3);
        none.PredictionsChosen.Should().BeFalse();
        none.Residuals.Should().Contain(residual => residual.Kind == ResidualKind.Predictions);
    }

    [Fact]
    public async Task A_time_or_iteration_that_the_service_filters_otherwise_is_compared_again()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;

        // As if the service did not understand the filters at all.
        rig.Wire.Intercept = WithoutFilters("iterationId|startTime|endTime");
        var plan = await rig.PlanAsync(ErasureRequest.ForPredictions(new PredictionQuery { StartTime = rig.Clock.GetUtcNow() }));

        plan.Totals.Predictions.Should().Be(0);
    }

    [Fact]
    public async Task Predictions_of_an_application_are_chosen_where_the_service_heeds_that_and_refused_where_not()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var kiosk = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddPrediction(gallery.Second, application: "kiosk"));
        var request = ErasureRequest.ForPredictions(new PredictionQuery { Application = "kiosk" }, gallery.Shop);

        (await rig.PlanAsync(request)).Steps.SelectMany(step => step.Objects).Select(item => item.Id).Should().Equal(kiosk);

        rig.Wire.Intercept = WithoutFilters("application");
        var act = () => rig.PlanAsync(request);
        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Message.Should().Contain("Application").And.NotContain("kiosk");
    }

    [Fact]
    public async Task Predictions_of_a_time_range_are_chosen()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var late = rig.Emulator.Seed(seeder =>
            seeder.At(rig.Clock.GetUtcNow().AddHours(-1)).Project(gallery.Shop).AddPrediction(gallery.Second)
        );

        var plan = await rig.PlanAsync(
            ErasureRequest.ForPredictions(
                new PredictionQuery { StartTime = rig.Clock.GetUtcNow().AddHours(-2), EndTime = rig.Clock.GetUtcNow() }
            )
        );

        plan.Steps.SelectMany(step => step.Objects).Select(item => item.Id).Should().Equal(late);
    }

    [Fact]
    public async Task Batches_hold_255_images_and_64_predictions_at_most()
    {
        await using var rig = await ErasureRig.StartAsync(configure: options => options.MaxRequestLineLength = 16000);
        var shop = rig.Emulator.Seed(seeder =>
        {
            var project = seeder.AddProject("Shop", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            project.AddImages(300);
            var iteration = project.Train();
            for (var count = 0; count < 130; count++)
            {
                project.AddPrediction(iteration);
            }

            seeder.AddProject("Witness", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            return project.Id;
        });

        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(shop));
        var receipt = await rig.EraseAsync(plan);

        plan.Steps.Where(step => step.Kind == ErasureStepKind.DeletePredictions)
            .Select(step => step.Objects.Count)
            .Should()
            .Equal(64, 64, 2);
        plan.Steps.Where(step => step.Kind == ErasureStepKind.DeleteImages).Select(step => step.Objects.Count).Should().Equal(255, 45);
        rig.Wire.Deletes.Should().HaveCount(3 + 2 + 1 + 1);
        receipt.State.Should().Be(ErasureState.Complete);
    }

    [Fact]
    public void The_text_of_a_plan_is_for_a_manager()
    {
        var iteration = new PlannedIteration
        {
            IterationId = Guid.Empty,
            IsPublished = true,
            Images = 4,
            Tags = 1,
            ErasedImages = 2,
            ErasedTags = 0,
            ExportedModels = 0,
            Decision = ModelDecision.DeleteIteration,
        };
        var plan = Documents.Plan() with { Projects = [Documents.Plan().Projects[0] with { Iterations = [iteration] }] };

        ErasureSummary
            .Of(plan, System.Globalization.CultureInfo.InvariantCulture)
            .Should()
            .Contain(line => line.Contains("IN PRODUCTION"))
            .And.Contain("1 image will be deleted, from the workspace and from every model that was trained with it.");
    }

    private static Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> WithoutFilters(string members) =>
        (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/predictions/query", StringComparison.Ordinal))
            {
                var body = request.Content!.ReadAsStringAsync().Result;
                body = Regex.Replace(body, ",\"(" + members + ")\":\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromMinutes(1));
                request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            }

            return null;
        };
}
