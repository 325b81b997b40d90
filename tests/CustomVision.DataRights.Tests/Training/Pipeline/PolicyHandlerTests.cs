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
        var bodies = new List<MemoryStream>();
        var stub = new StubHandler(asked =>
        {
            bodies.Should().NotContain(body => body.CanRead, "a response closes its body when it is disposed");
            bodies.Add(new MemoryStream("[]"u8.ToArray()));
            var response = StubHandler.Streaming(bodies[^1]);
            response.StatusCode = asked.Index < 2 ? HttpStatusCode.BadGateway : HttpStatusCode.OK;
            return response;
        });
        using var rig = new TrainingRig(stub);

        await rig.Client.GetProjectsAsync(default);

        bodies.Should().HaveCount(3);
    }

    private static IEnumerable<HttpMessageHandler> Chain(HttpMessageHandler handler)
    {
        // The factory's own handler, which tracks the lifetime, comes first.
        for (var next = ((DelegatingHandler)handler).InnerHandler; next is not null; next = (next as DelegatingHandler)?.InnerHandler)
        {
            yield return next;
        }
    }
}
