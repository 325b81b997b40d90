using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>
/// What an erasure of many images asks: the service answers ten calls a second, so each that is not needed delays the proof.
/// </summary>
public sealed class CallCountTests
{
    private const int Images = 1_300;
    private const int Tagged = 1_170;

    [Fact]
    public async Task An_erasure_looks_for_each_batch_once_and_lists_the_few_images_that_stay()
    {
        await using var rig = await StartAsync();
        var request = Request();
        var plan = await rig.PlanAsync(request);
        var batches = plan.Projects[0].Steps.Count(step => step.Kind == ErasureStepKind.DeleteImages);
        var planned = rig.Wire.Sent.Count;

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Erased.Should().Be(Tagged);
        var sent = rig.Wire.Sent.Skip(planned).ToList();
        sent.Count(line => line.StartsWith("DELETE", StringComparison.Ordinal)).Should().Be(batches);
        sent.Where(line => line.Contains("/images/id?", StringComparison.Ordinal))
            .Should()
            .HaveCount(batches, "a batch is looked for in one call, and what the workspace holds need not be looked for in the models")
            .And.NotContain(line => line.Contains("iterationId", StringComparison.Ordinal));
        sent.Count(line => line.Contains("/images?", StringComparison.Ordinal) && line.StartsWith("GET", StringComparison.Ordinal))
            .Should()
            .Be((2 * 6) + (2 * 2), "both sets are compared before, in six pages each, and what stays of both is listed twice, in one page");
    }

    [Fact]
    public async Task An_image_that_is_still_there_is_found_in_the_listing_of_what_stays()
    {
        await using var rig = await StartAsync();
        var plan = await rig.PlanAsync(Request());
        await rig.EraseAsync(plan);
        var missed = plan.Projects[0].Steps[0].Objects[0].Id;
        rig.Wire.Intercept = (message, send) =>
            message.RequestUri!.AbsolutePath.EndsWith("/images", StringComparison.Ordinal) ? AddAsync(send, missed)
            : message.RequestUri.AbsolutePath.EndsWith("/images/count", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(200, $"{Images - Tagged + 1}"))
            : null;

        var verification = await rig.Manager.VerifyErasureAsync(plan);

        verification.Objects.Where(item => item.Outcome != ErasureOutcome.AlreadyGone).Select(item => item.Id).Should().Equal(missed);
    }

    [Fact]
    public async Task A_short_listing_of_what_stays_proves_nothing_and_each_image_is_asked_for()
    {
        await using var rig = await StartAsync();
        var plan = await rig.PlanAsync(Request());
        rig.Wire.Intercept = (message, _) =>
            message.RequestUri!.AbsolutePath.EndsWith("/images", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "[]"))
            : message.RequestUri.AbsolutePath.EndsWith("/images/count", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(200, "0"))
            : null;

        var verification = await rig.Manager.VerifyErasureAsync(plan);

        verification.Objects.Should().HaveCount(Tagged).And.NotContain(item => item.Outcome == ErasureOutcome.AlreadyGone);
    }

    private static Task<ErasureRig> StartAsync() =>
        ErasureRig.StartAsync(emulator => emulator.Synthetic = new() { Images = Images, ImageBytes = 512 });

    private static ErasureRequest Request()
    {
        var request = ErasureRequest.ForSubject(new SubjectSelector { Tagged = true });
        request.Models = ModelDecision.Retrain;
        request.Limits.CheckLinks = false;
        return request;
    }

    private static async Task<HttpResponseMessage> AddAsync(Func<Task<HttpResponseMessage>> send, Guid image)
    {
        using var answer = await send();
        var page = await answer.Content.ReadAsStringAsync();
        var first = $$"""[{"id":"{{image}}","created":"2020-01-01T00:00:00"},{""";
        return Wire.Answer(200, page.Replace("[{", first, StringComparison.Ordinal));
    }
}
