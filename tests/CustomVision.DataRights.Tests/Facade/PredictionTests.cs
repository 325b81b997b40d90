using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class PredictionTests
{
    [Fact]
    public async Task ExportPredictions_gives_all_oldest_first()
    {
        await using var rig = await FacadeRig.StartAsync();

        var predictions = await rig.Manager.ExportPredictionsAsync(rig.People.Project).ToListAsync();

        predictions.Select(prediction => prediction.Id).Should().Equal(rig.People.Predictions);
        predictions.Should().OnlyContain(prediction => prediction.Predictions.Count > 0 && prediction.OriginalImageUri != null);
        (rig.OnlyCall().Method, rig.OnlyCall().Path, rig.OnlyCall().Query).Should().Be(("POST", rig.InProject("/predictions/query"), ""));
        rig.OnlyCall().Header("Content-Type").Should().StartWith("application/json");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_predictions_than_a_page_holds_are_read_to_the_end(bool emptyContinuation)
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Listing.EmptyContinuation = emptyContinuation;
        var added = rig.Emulator.Seed(account =>
            Enumerable.Range(0, 300).Select(_ => account.Project(rig.People.Project).AddPrediction(rig.People.FirstIteration)).ToList()
        );

        var predictions = await rig.Manager.ExportPredictionsAsync(rig.People.Project).ToListAsync();

        predictions
            .Select(prediction => prediction.Id)
            .Should()
            .OnlyHaveUniqueItems()
            .And.BeEquivalentTo(rig.People.Predictions.Concat(added));
        rig.Calls("QueryPredictions").Should().HaveCount(3);
    }

    [Fact]
    public async Task Query_by_iteration_chooses_its_predictions() =>
        await ExpectAsync(people => new PredictionQuery { IterationId = people.FirstIteration }, 0, 1);

    [Fact]
    public async Task Query_by_time_includes_both_ends() =>
        await ExpectAsync(
            people => new PredictionQuery
            {
                StartTime = people.FirstPrediction.AddMinutes(1),
                EndTime = people.FirstPrediction.AddMinutes(2),
            },
            1,
            2
        );

    [Fact]
    public async Task Query_by_a_time_of_another_zone_means_the_same_moment() =>
        await ExpectAsync(
            people => new PredictionQuery { StartTime = people.FirstPrediction.AddMinutes(3).ToOffset(TimeSpan.FromHours(9)) },
            3
        );

    [Fact]
    public async Task Query_by_application_chooses_what_it_sent() =>
        await ExpectAsync(_ => new PredictionQuery { Application = PeopleAccount.Application }, 3);

    [Fact]
    public async Task Criteria_hold_together() =>
        await ExpectAsync(people => new PredictionQuery { IterationId = people.FirstIteration, Application = PeopleAccount.Application });

    [Fact]
    public async Task Query_in_the_other_order_begins_with_the_newest() =>
        await ExpectAsync(_ => new PredictionQuery { OrderBy = PredictionOrder.Newest }, 3, 2, 1, 0);

    [Fact]
    public async Task Query_by_a_tag_and_its_probability_chooses_by_both()
    {
        await using var rig = await FacadeRig.StartAsync();
        var all = await rig.Manager.ExportPredictionsAsync(rig.People.Project).ToListAsync();
        double Sure(StoredPrediction prediction) =>
            prediction.Predictions.Where(one => one.TagId == rig.People.Person).Select(one => one.Probability).Single();
        var split = all.Average(Sure);
        var query = new PredictionQuery { Tags = [new PredictionQueryTag { Id = rig.People.Person, MinThreshold = split }] };

        var sure = await rig.Manager.ExportPredictionsAsync(rig.People.Project, query).ToListAsync();

        sure.Select(prediction => prediction.Id)
            .Should()
            .Equal(all.Where(prediction => Sure(prediction) >= split).Select(prediction => prediction.Id));
        sure.Should().NotBeEmpty().And.HaveCountLessThan(all.Count);
    }

    [Fact]
    public async Task Prediction_that_is_not_visible_yet_is_not_given()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Listing.PredictionDelay = TimeSpan.FromHours(1);
        rig.Emulator.Seed(account => account.Project(rig.People.Project).AddPrediction(rig.People.FirstIteration));

        var predictions = await rig.Manager.ExportPredictionsAsync(rig.People.Project).ToListAsync();

        predictions.Select(prediction => prediction.Id).Should().Equal(rig.People.Predictions);
    }

    private static async Task ExpectAsync(Func<PeopleAccount, PredictionQuery> query, params int[] expected)
    {
        await using var rig = await FacadeRig.StartAsync();

        var predictions = await rig.Manager.ExportPredictionsAsync(rig.People.Project, query(rig.People)).ToListAsync();

        predictions.Select(prediction => rig.People.Predictions.ToList().IndexOf(prediction.Id)).Should().Equal(expected);
    }
}
