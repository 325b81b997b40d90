using System.Net;

namespace CustomVision.DataRights.Tests.Training;

public sealed class ErrorTests
{
    private const string Gateway401 =
        """{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}""";

    [Fact]
    public async Task Flat_error_is_the_services_own()
    {
        var error = await Fail(
            HttpStatusCode.NotFound,
            """{"code":"NotFoundProject","message":"Project Anna Kowalska was not found"}""",
            "apim-request-id"
        );

        error.Status.Should().Be(HttpStatusCode.NotFound);
        error.Code.Should().Be("NotFoundProject");
        error.IsServiceShaped.Should().BeTrue();
        error.RequestId.Should().Be("5f0a6c1e-request");
        error.Operation.Should().Be("GetProject");
        error.Message.Should().Contain("GetProject").And.Contain("404").And.Contain("NotFoundProject").And.NotContain("Anna");
    }

    [Fact]
    public async Task Upper_case_error_of_version_1_is_the_services_too()
    {
        var error = await Fail(HttpStatusCode.BadRequest, """{"Code":"BadRequestImageBatch","Message":"x"}""");

        error.Code.Should().Be("BadRequestImageBatch");
        error.IsServiceShaped.Should().BeTrue();
    }

    [Theory]
    [InlineData(401, Gateway401)]
    [InlineData(404, """{"error":{"code":"404","message":"Resource not found"}}""")]
    [InlineData(404, """{"statusCode":404,"message":"Resource not found"}""")]
    [InlineData(404, """{"code":"404","message":"Resource not found"}""")]
    [InlineData(404, """{"code":"NotFoundProject"}""")]
    [InlineData(404, """{"error":{"code":"NotFoundProject","message":"nested"}}""")]
    [InlineData(404, """["NotFoundProject"]""")]
    [InlineData(404, "<html>404</html>")]
    [InlineData(404, """{"code":"NotFoundPro""")]
    [InlineData(404, "")]
    public async Task Anything_else_is_a_gateways_and_has_no_code(int status, string body)
    {
        var error = await Fail((HttpStatusCode)status, body);

        error.Status.Should().Be((HttpStatusCode)status);
        error.IsServiceShaped.Should().BeFalse();
        error.Code.Should().BeNull();
    }

    [Fact]
    public async Task Code_that_is_a_sentence_is_not_repeated()
    {
        var error = await Fail(HttpStatusCode.BadRequest, """{"code":"The tag Anna Kowalska exists","message":"x"}""");

        error.Code.Should().BeNull();
        error.Message.Should().NotContain("Anna");
    }

    [Theory]
    [InlineData(401, "TrainingKey")]
    [InlineData(403, "role")]
    [InlineData(404, "ApiVersion")]
    [InlineData(429, "RequestsPerSecond")]
    [InlineData(414, "MaxRequestLineLength")]
    [InlineData(302, "redirect")]
    [InlineData(500, "try again later")]
    public async Task Message_names_a_remedy(int status, string remedy) =>
        (await Fail((HttpStatusCode)status, "")).Message.Should().Contain(remedy);

    [Fact]
    public async Task Huge_error_body_is_read_only_at_its_beginning()
    {
        var body = new RepeatedStream(50_000_000);
        using var rig = new TrainingRig(
            new StubHandler(_ =>
            {
                var response = StubHandler.Streaming(body);
                response.StatusCode = HttpStatusCode.BadRequest;
                return response;
            })
        );

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        body.BytesRead.Should().BeLessThan(64 * 1024);
    }

    [Fact]
    public async Task Answer_without_end_is_refused_at_the_bound()
    {
        var body = new RepeatedStream(200_000_000, (byte)'[');
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Streaming(body)));

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Message.Should().Contain("33,554,432 bytes");
        body.BytesRead.Should().BeLessThan(68_000_000);
    }

    [Theory]
    [InlineData("""{"id":"not an id","name":"Anna"}""")]
    [InlineData("""{"name":"Anna"}""")]
    [InlineData("""[]""")]
    [InlineData("""3""")]
    public async Task Json_of_another_form_is_an_error_that_quotes_nothing(string body)
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json(body)));

        var error = (
            await rig
                .Client.Awaiting(client => client.GetProjectAsync(TrainingRig.ProjectId, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        error.Message.Should().Contain("GetProject").And.Contain("form");
        error.ToString().Should().NotContain("Anna").And.NotContain("not an id");
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "expired")]
    [InlineData(HttpStatusCode.NotFound, "no longer has")]
    public async Task Blob_that_is_refused_is_mapped_without_its_link(HttpStatusCode status, string text)
    {
        using var rig = new TrainingRig(
            download: new StubHandler(_ => new HttpResponseMessage(status)
            {
                Content = new StringContent("<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code></Error>"),
                Headers = { { "x-ms-request-id", "blob-request-1" } },
            })
        );

        var error = (
            await rig
                .Client.Awaiting(client => client.OpenBlobAsync("https://store.example/i-1?sig=abc", TrainingRig.ProjectId, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        error.Status.Should().Be(status);
        error.Operation.Should().Be("GetBlob");
        error.RequestId.Should().Be("blob-request-1");
        error.ToString().Should().Contain(text).And.NotContain("sig=").And.NotContain("store.example");
    }

    private static async Task<TrainingApiException> Fail(HttpStatusCode status, string body, string requestIdHeader = "Request-Id")
    {
        using var rig = new TrainingRig(
            new StubHandler(_ =>
            {
                var response = StubHandler.Json(body, status);
                response.Headers.Add(requestIdHeader, "5f0a6c1e-request");
                return response;
            }),
            configure: options => options.MaxRetryAttempts = 0
        );
        return (
            await rig
                .Client.Awaiting(client => client.GetProjectAsync(TrainingRig.ProjectId, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;
    }
}
