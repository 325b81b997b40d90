using System.Net;
using System.Text;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

/// <summary>
/// A status that begins with 2 is not an answer: a deletion is accepted with 204, or with 202 where the operation documents it.
/// </summary>
public sealed class AcceptanceTests
{
    private const string Page = "<!DOCTYPE html><html><body>Sign in to the network</body></html>";

    private static readonly Guid Id = Guid.Parse("26571c15-ac69-4b76-8806-de27e33eb796");

    private static readonly Dictionary<string, Func<TrainingClient, Task>> Deletions = new(StringComparer.Ordinal)
    {
        ["DeleteProject"] = client => client.DeleteProjectAsync(TrainingRig.ProjectId, default),
        ["DeleteIteration"] = client => client.DeleteIterationAsync(TrainingRig.ProjectId, TrainingRig.IterationId, default),
        ["UnpublishIteration"] = client => client.UnpublishIterationAsync(TrainingRig.ProjectId, TrainingRig.IterationId, default),
        ["DeleteTag"] = client => client.DeleteTagAsync(TrainingRig.ProjectId, Id, default),
        ["DeletePrediction"] = client => client.DeletePredictionsAsync(TrainingRig.ProjectId, [Id], default),
        ["DeleteImages"] = client => client.DeleteImagesAsync(TrainingRig.ProjectId, [Id], allIterations: false, default),
        ["DeleteImages everywhere"] = client => client.DeleteImagesAsync(TrainingRig.ProjectId, [Id], allIterations: true, default),
    };

    public static TheoryData<string, int, string> Answers
    {
        get
        {
            var answers = new TheoryData<string, int, string>();
            foreach (var deletion in Deletions.Keys)
            {
                foreach (var body in (string[])[Page, "", "true", "{}"])
                {
                    answers.Add(deletion, 200, body);
                }

                answers.Add(deletion, 202, Page);
                answers.Add(deletion, 203, "");
                answers.Add(deletion, 206, "");
                if (deletion != "DeleteImages everywhere")
                {
                    answers.Add(deletion, 202, "");
                }
            }

            return answers;
        }
    }

    public static TheoryData<string> Operations => [.. Deletions.Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_that_is_not_an_acceptance_is_requested_again_and_then_a_failure(string deletion, int status, string body)
    {
        using var rig = new TrainingRig(new StubHandler(_ => Answer(status, body)), configure: options => options.MaxRetryAttempts = 2);

        var error = (await rig.Client.Awaiting(Deletions[deletion]).Should().ThrowAsync<TrainingApiException>()).Which;

        (error.Status, error.Attempts, error.IsServiceShaped).Should().Be(((HttpStatusCode)status, 3, false));
        error.Message.Should().Contain("does not confirm the deletion").And.NotContain("Sign in");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Answer_that_is_not_an_acceptance_is_forgotten_when_the_next_one_is(string deletion)
    {
        using var rig = new TrainingRig(StubHandler.Sequence(() => Answer(200, Page), () => Answer(204, "")));

        await Deletions[deletion](rig.Client);

        rig.Training.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("{}")]
    public async Task Accepted_deletion_of_images_may_have_a_body_of_the_services_own(string body)
    {
        using var rig = new TrainingRig(new StubHandler(_ => Answer(202, body)));

        (await rig.Client.DeleteImagesAsync(TrainingRig.ProjectId, [Id], allIterations: true, default))
            .Should()
            .Be(DeletionAnswer.Accepted);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(203)]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(207)]
    public async Task Read_that_is_not_answered_with_200_is_a_failure(int status)
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => Answer(status, "[]")),
            new StubHandler(_ => Answer(status, "bytes")),
            configure: options => options.MaxRetryAttempts = 0
        );

        (await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>())
            .Which.Status.Should()
            .Be((HttpStatusCode)status);
        (
            await rig
                .Client.Awaiting(client => client.OpenBlobAsync("https://storage.example/i", TrainingRig.ProjectId, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        )
            .Which.Status.Should()
            .Be((HttpStatusCode)status);
    }

    private static HttpResponseMessage Answer(int status, string body) =>
        new((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "text/html" : "application/json"),
        };
}
