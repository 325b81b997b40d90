using System.Text;
using System.Text.Json.Nodes;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>A filter that the service reads otherwise, or not at all, never has a stranger's prediction deleted.</summary>
public sealed class PredictionFilterTests
{
    private const string Kiosk = "kiosk";

    [Fact]
    public async Task An_application_that_the_service_heeds_chooses_its_predictions_and_the_plan_says_on_whose_word()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var kiosks = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddPrediction(gallery.Second, application: Kiosk));

        var plan = await rig.PlanAsync(For(new PredictionQuery { Application = Kiosk }));
        var receipt = await rig.EraseAsync(plan);

        plan.Steps.SelectMany(step => step.Objects).Select(item => item.Id).Should().Equal(kiosks);
        plan.Residuals.Should().Contain(residual => residual.Kind == ResidualKind.PredictionFilter);
        ErasureSummary.Of(plan).Should().Contain(line => line.Contains("which application", StringComparison.Ordinal));
        receipt.State.Should().Be(ErasureState.Complete);
        rig.Project(gallery.Shop).PredictionIds.Should().BeEquivalentTo(gallery.Predictions);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_application_that_the_service_does_not_heed_is_refused(bool heedsOthers)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.Intercept = (request, _) =>
            Rewrite(
                request,
                token =>
                {
                    if (!heedsOthers || token["application"]?.GetValue<string>() == Kiosk)
                    {
                        token["application"] = null;
                    }
                }
            );
        var act = () => rig.PlanAsync(For(new PredictionQuery { Application = Kiosk }));

        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(ErasureRejection.IncompleteListing);
        refusal.Message.Should().Contain("Predictions.Application").And.NotContain(Kiosk);
        refusal.Ids.Should().Equal(gallery.Shop);
    }

    [Fact]
    public async Task Tags_and_their_probabilities_are_compared_again()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var query = new PredictionQuery { Tags = [new PredictionQueryTag { Id = gallery.Alice, MinThreshold = 0.2 }] };
        var expected = (await rig.PlanAsync(For(query))).Totals.Predictions;
        rig.Wire.Intercept = (request, _) => Rewrite(request, token => token["tags"] = null);

        (await rig.PlanAsync(For(query))).Totals.Predictions.Should().Be(expected);
        (await rig.PlanAsync(For(new PredictionQuery { Tags = [new PredictionQueryTag { Id = Guid.NewGuid() }] })))
            .Totals.Predictions.Should()
            .Be(0);
        (await rig.PlanAsync(For(new PredictionQuery { Tags = [new PredictionQueryTag { Id = gallery.Alice, MinThreshold = 1 }] })))
            .Totals.Predictions.Should()
            .Be(0);
        (await rig.PlanAsync(For(new PredictionQuery { Tags = [new PredictionQueryTag { Id = gallery.Alice, MaxThreshold = 0 }] })))
            .Totals.Predictions.Should()
            .Be(0);
        (await rig.PlanAsync(For(new PredictionQuery { Tags = [new PredictionQueryTag { Id = gallery.Alice }] })))
            .Totals.Predictions.Should()
            .Be(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_application_which_means_all_is_refused(string application)
    {
        await using var rig = await ErasureRig.StartAsync();
        var act = () => rig.PlanAsync(For(new PredictionQuery { Application = application }));

        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Message.Should().Contain("Predictions.Application");
    }

    private static ErasureRequest For(PredictionQuery query) => ErasureRequest.ForPredictions(query);

    private static Task<HttpResponseMessage>? Rewrite(HttpRequestMessage request, Action<JsonNode> alter)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/predictions/query", StringComparison.Ordinal))
        {
            var token = JsonNode.Parse(request.Content!.ReadAsStringAsync().Result)!;
            alter(token);
            request.Content = new StringContent(token.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return null;
    }
}
