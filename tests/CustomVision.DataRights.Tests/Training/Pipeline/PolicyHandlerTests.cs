using System.Net;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

/// <summary>The package that the owner named: its handler retries, outermost on both clients.</summary>
public sealed class PolicyHandlerTests
{
    [Theory]
    [InlineData("CustomVision.DataRights.Training")]
    [InlineData("CustomVision.DataRights.Download")]
    public void Policy_handler_is_the_outermost_of_each_client(string client)
    {
        using var rig = new TrainingRig();
        var factory = rig.Services.GetRequiredService<IHttpMessageHandlerFactory>();

        var chain = Chain(factory.CreateHandler(client)).Select(handler => handler.GetType()).ToList();

        chain.Should().HaveElementAt(0, typeof(PolicyHttpMessageHandler)).And.HaveElementAt(1, typeof(AnswerBodyHandler));
    }

    [Fact]
    public void Policy_is_built_once_for_each_client_and_spares_what_must_not_be_repeated()
    {
        using var rig = new TrainingRig();
        RetryPolicy Policy(string client) => rig.Services.GetRequiredKeyedService<RetryPolicy>($"CustomVision.DataRights.{client}");
        using var get = new HttpRequestMessage(HttpMethod.Get, "https://contoso.cognitiveservices.azure.com/");
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "https://contoso.cognitiveservices.azure.com/");
        using var patch = new HttpRequestMessage(HttpMethod.Patch, "https://contoso.cognitiveservices.azure.com/");

        Policy("Training")
            .For(get)
            .Should()
            .BeSameAs(Policy("Training").For(delete))
            .And.NotBeSameAs(Policy("Download").For(get))
            .And.NotBeSameAs(Policy("Training").For(patch));
    }

    [Fact]
    public async Task Retry_disposes_the_earlier_response_before_it_sends_again()
    {
        var answers = new List<TrackedResponse>();
        var stub = new StubHandler(asked =>
        {
            answers.Where(answer => !answer.IsDisposed).Should().BeEmpty();
            answers.Add(
                asked.Index < 2
                    ? new TrackedResponse(HttpStatusCode.BadGateway)
                    : new TrackedResponse(HttpStatusCode.OK) { Content = StubHandler.Json("[]").Content }
            );
            return answers[^1];
        });
        using var rig = new TrainingRig(stub);

        await rig.Client.GetProjectsAsync(default);

        answers.Should().HaveCount(3);
    }

    private static IEnumerable<HttpMessageHandler> Chain(HttpMessageHandler handler)
    {
        // The factory's own handler, which tracks the lifetime, comes first.
        for (var next = ((DelegatingHandler)handler).InnerHandler; next is not null; next = (next as DelegatingHandler)?.InnerHandler)
        {
            yield return next;
        }
    }

    private sealed class TrackedResponse(HttpStatusCode status) : HttpResponseMessage(status)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
