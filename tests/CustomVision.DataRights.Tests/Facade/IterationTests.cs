using System.Net;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class IterationTests
{
    [Fact]
    public async Task ExportIterations_gives_the_trained_ones_and_never_the_workspace()
    {
        await using var rig = await FacadeRig.StartAsync();

        var iterations = await rig.Manager.ExportIterationsAsync(rig.People.Project);

        iterations
            .Select(iteration => (iteration.Id, iteration.PublishName))
            .Should()
            .BeEquivalentTo([(rig.People.FirstIteration, (string?)null), (rig.People.SecondIteration, PeopleAccount.PublishName)]);
        (rig.OnlyCall().Method, rig.OnlyCall().Path, rig.OnlyCall().Query).Should().Be(("GET", rig.InProject("/iterations"), ""));
    }

    [Fact]
    public async Task ExportIteration_gives_its_details()
    {
        await using var rig = await FacadeRig.StartAsync();

        var iteration = await rig.Manager.ExportIterationAsync(rig.People.Project, rig.People.SecondIteration);

        iteration
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = "Completed",
                    ProjectId = rig.People.Project,
                    PublishName = PeopleAccount.PublishName,
                }
            );
        iteration.TrainedAt.Should().NotBeNull();
        (rig.OnlyCall().Path, rig.OnlyCall().Query).Should().Be((rig.InProject($"/iterations/{rig.People.SecondIteration}"), ""));
    }

    [Fact]
    public async Task ExportIterationPerformance_leaves_the_thresholds_to_the_service_by_default()
    {
        await using var rig = await FacadeRig.StartAsync();

        var performance = await rig.Manager.ExportIterationPerformanceAsync(rig.People.Project, rig.People.FirstIteration);

        performance.PerTagPerformance.Select(tag => tag.Id).Should().BeEquivalentTo([rig.People.Person, rig.People.Staff]);
        performance.Precision.Should().BeInRange(0, 1);
        (rig.OnlyCall().Path, rig.OnlyCall().Query)
            .Should()
            .Be((rig.InProject($"/iterations/{rig.People.FirstIteration}/performance"), ""));
    }

    [Fact]
    public async Task ExportIterationPerformance_sends_the_thresholds_whatever_the_culture()
    {
        await using var rig = await FacadeRig.StartAsync();
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("fr-FR");

            await rig.Manager.ExportIterationPerformanceAsync(rig.People.Project, rig.People.FirstIteration, 0.75, 0.3);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        rig.OnlyCall().Query.Should().Be("threshold=0.75&overlapThreshold=0.3");
    }

    [Theory]
    [InlineData(-0.1, null)]
    [InlineData(null, 1.1)]
    [InlineData(double.NaN, null)]
    public async Task Threshold_that_is_not_a_probability_is_refused_before_anything_is_sent(double? threshold, double? overlap)
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig
            .Manager.Awaiting(manager =>
                manager.ExportIterationPerformanceAsync(rig.People.Project, rig.People.FirstIteration, threshold, overlap)
            )
            .Should()
            .ThrowAsync<ArgumentOutOfRangeException>()
            .WithMessage("*0 to 1*");

        rig.Calls().Should().BeEmpty();
    }

    [Fact]
    public async Task Performance_of_an_iteration_that_is_not_trained_is_refused_by_the_service()
    {
        await using var rig = await FacadeRig.StartAsync();
        var training = rig.Emulator.Seed(account => account.Project(rig.People.Project).StartTraining());

        var error = await rig
            .Manager.Awaiting(manager => manager.ExportIterationPerformanceAsync(rig.People.Project, training))
            .Should()
            .ThrowAsync<TrainingApiException>();

        error.Which.IsServiceShaped.Should().BeTrue();
        error.Which.Status.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ExportImagePerformances_gives_each_image_that_was_evaluated_once()
    {
        await using var rig = await FacadeRig.StartAsync();

        var performances = await rig.Manager.ExportImagePerformancesAsync(rig.People.Project, rig.People.FirstIteration).ToListAsync();

        var truth = rig
            .Emulator.Account.Project(rig.People.Project)
            .Iterations.Single(iteration => iteration.Id == rig.People.FirstIteration);
        performances.Select(performance => performance.Id).Should().BeEquivalentTo(truth.EvaluatedImageIds).And.NotBeEmpty();
        performances.Should().OnlyContain(performance => performance.Predictions.Count > 0);
        var page = rig.Calls("GetImagePerformances").Should().ContainSingle().Subject;
        (page.Path, page.Query)
            .Should()
            .Be((rig.InProject($"/iterations/{rig.People.FirstIteration}/performance/images"), "orderBy=Oldest&take=256&skip=0"));
    }

    [Fact]
    public async Task ExportSuggestions_asks_by_a_query_and_gives_what_is_stored()
    {
        await using var rig = await FacadeRig.StartAsync();

        var suggestions = await rig.Manager.ExportSuggestionsAsync(rig.People.Project, rig.People.SecondIteration).ToListAsync();

        suggestions.Select(suggestion => suggestion.Id).Should().BeEquivalentTo(rig.People.UntaggedImages);
        suggestions.Should().OnlyContain(suggestion => suggestion.Predictions.Count > 0);
        (rig.OnlyCall().Method, rig.OnlyCall().Path, rig.OnlyCall().Query)
            .Should()
            .Be(("POST", rig.InProject("/images/suggested"), $"iterationId={rig.People.SecondIteration}"));
    }

    [Fact]
    public async Task ExportExportedModels_lists_what_was_built_and_never_starts_building()
    {
        await using var rig = await FacadeRig.StartAsync();

        var models = await rig.Manager.ExportExportedModelsAsync(rig.People.Project, rig.People.FirstIteration);
        var none = await rig.Manager.ExportExportedModelsAsync(rig.People.Project, rig.People.SecondIteration);

        models
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Platform = "TensorFlow",
                    Flavor = "TensorFlowNormal",
                    Status = "Done",
                }
            );
        none.Should().BeEmpty();
        rig.Calls()
            .Select(call => (call.Method, call.Path))
            .Should()
            .Equal(
                ("GET", rig.InProject($"/iterations/{rig.People.FirstIteration}/export")),
                ("GET", rig.InProject($"/iterations/{rig.People.SecondIteration}/export"))
            );
    }
}
