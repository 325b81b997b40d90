using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>A plan made of a receipt never holds what the receipt does not name, and says what it leaves out.</summary>
public sealed class ReErasureByIdTests
{
    [Fact]
    public async Task A_project_that_holds_something_new_goes_by_id()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var first = await RefusedAsync(rig, gallery);
        var images = rig.Project(gallery.Yard).AllImageIds;
        images.Should().HaveCount(6);
        var strangers = rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(2));

        var plan = await rig.Manager.PlanErasureAsync(first);
        var receipt = await rig.EraseAsync(plan);

        plan.Scope.Should().Be(ErasureScope.Subject);
        plan.Totals.Projects.Should().Be(0);
        plan.Steps.SelectMany(step => step.Objects).Select(item => item.Id).Should().Contain(images).And.NotIntersectWith(strangers);
        plan.Residuals.Should().Contain(residual => residual.Kind == ResidualKind.SparedProject && residual.ProjectId == gallery.Yard);
        ErasureSummary.Of(plan).Should().Contain(line => line.Contains("now contains other objects", StringComparison.Ordinal));
        receipt.Residuals.Should().Contain(residual => residual.Kind == ResidualKind.SparedProject);
        rig.Project(gallery.Yard).AllImageIds.Should().BeEquivalentTo(strangers);
    }

    [Theory]
    [InlineData("prediction")]
    [InlineData("tag")]
    [InlineData("iteration")]
    public async Task Whatever_is_new_in_it_spares_the_project(string kind)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var first = await RefusedAsync(rig, gallery);
        var added = rig.Emulator.Seed(seeder =>
            kind switch
            {
                "prediction" => seeder.Project(gallery.Yard).AddPrediction(rig.Project(gallery.Yard).Iterations[0].Id),
                "tag" => seeder.Project(gallery.Yard).AddTag("Carol"),
                _ => seeder.Project(gallery.Yard).Train(),
            }
        );

        var plan = await rig.Manager.PlanErasureAsync(first);
        await rig.EraseAsync(plan);

        plan.Steps.SelectMany(step => step.Objects).Should().NotContain(item => item.Id == added || item.Id == gallery.Yard);
        Contents.Of(rig.Emulator).Should().Contain(item => item.Id == added);
        plan.Projects.SelectMany(project => project.Iterations)
            .Where(iteration => iteration.IterationId == added)
            .Select(iteration => iteration.Decision?.Kind)
            .Should()
            .AllBeEquivalentTo(ModelDecisionKind.Retrain);
    }

    [Fact]
    public async Task A_project_with_nothing_new_goes_whole_again()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var first = await RefusedAsync(rig, gallery);

        var plan = await rig.Manager.PlanErasureAsync(first);
        var receipt = await rig.EraseAsync(plan);

        plan.Scope.Should().Be(ErasureScope.Projects);
        plan.Totals.Projects.Should().Be(1);
        plan.Residuals.Should().NotContain(residual => residual.Kind == ResidualKind.SparedProject);
        receipt.State.Should().Be(ErasureState.Complete);
        rig.Emulator.Account.FindProject(gallery.Yard).Should().BeNull();
    }

    [Fact]
    public async Task A_tag_that_others_carry_by_now_is_left_out_and_said()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.RefuseDeletes("/tags/");
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = true;
        var first = await rig.EraseAsync(request);
        first.Objects.Should().Contain(item => item.Id == gallery.Alice && item.Outcome == ErasureOutcome.Failed);
        rig.Wire.Intercept = static (_, _) => null;
        var others = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddImages(1, gallery.Alice));

        var plan = await rig.Manager.PlanErasureAsync(first);

        plan.Steps.SelectMany(step => step.Objects).Should().NotContain(item => item.Id == gallery.Alice || others.Contains(item.Id));
        plan.Residuals.Single(residual => residual.Kind == ResidualKind.SparedTags)
            .Should()
            .BeEquivalentTo(
                new
                {
                    ProjectId = gallery.Shop,
                    Ids = new[] { gallery.Alice },
                    Count = 1,
                }
            );
    }

    private static async Task<ErasureReceipt> RefusedAsync(ErasureRig rig, Gallery gallery)
    {
        rig.Wire.Intercept = (request, _) =>
            request.Method == HttpMethod.Delete ? Task.FromResult(Wire.Answer(403, """{"code":"ForbiddenUser","message":"x"}""")) : null;
        var request = ErasureRequest.ForProjects(gallery.Yard);
        request.Limits.VerificationDeadline = TimeSpan.Zero;
        var receipt = await rig.EraseAsync(request);
        receipt.State.Should().Be(ErasureState.Incomplete);
        rig.Wire.Intercept = static (_, _) => null;
        return receipt;
    }
}
