using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Tests.Loopback;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Tests.Traffic;

public sealed class RequestLogTests
{
    private readonly RequestLog _log = new();
    private readonly TestClock _clock = new();

    [Fact]
    public async Task Record_ARequest_HoldsWhatWasAskedAndAnswered()
    {
        await using var app = await StartAsync(async context =>
        {
            context.NameOperation("DeleteImages");
            using var reader = new StreamReader(context.Request.Body);
            await reader.ReadToEndAsync();
            context.Response.StatusCode = 202;
            await context.Response.WriteAsync("12345");
        });
        using var request = new HttpRequestMessage(
            HttpMethod.Delete,
            "customvision//v3.3/Training/projects?imageIds=a%2Cb&allIterations=true"
        )
        {
            Content = new StringContent("payload"),
            Headers = { { "Training-Key", "secret" }, { "Accept", ["text/plain", "text/html"] } },
        };

        (await app.Client.SendAsync(request)).Dispose();

        var logged = _log.Snapshot().Should().ContainSingle().Subject;
        logged.Sequence.Should().Be(1);
        logged.Endpoint.Should().Be(EndpointKind.Training);
        logged.Operation.Should().Be("DeleteImages");
        logged.Method.Should().Be("DELETE");
        logged.Path.Should().Be("/customvision//v3.3/Training/projects");
        logged.Query.Should().Be("imageIds=a%2Cb&allIterations=true");
        logged.Header("training-KEY").Should().Be("secret");
        logged.Headers.Should().ContainKey("accept").WhoseValue.Should().Be("text/plain, text/html");
        logged.Status.Should().Be(202);
        logged.RequestBytes.Should().Be(7);
        logged.ResponseBytes.Should().Be(5);
        logged.StartedAt.Should().Be(_clock.GetUtcNow());
        logged.Aborted.Should().BeFalse();
    }

    [Fact]
    public async Task Record_EveryWayToWrite_IsCounted()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[70_000]);
        await using var app = await StartAsync(async context =>
        {
            switch (context.Request.Path.Value)
            {
                case "/stream":
                    await context.Response.Body.WriteAsync(new byte[1000]);
                    await context.Response.Body.WriteAsync(new byte[10].AsMemory(1));
                    context.Response.Body.Write(new byte[20]);
                    context.Response.Body.Write(new byte[30], 0, 30);
                    context.Response.Body.WriteByte(1);
                    break;
                case "/pipe":
                    context.Response.BodyWriter.GetSpan(2000)[..2000].Clear();
                    context.Response.BodyWriter.Advance(2000);
                    await context.Response.BodyWriter.WriteAsync(new byte[50]);
                    break;
                case "/file":
                    await context.Response.SendFileAsync(file);
                    break;
            }
        });

        foreach (var (path, bytes) in new[] { ("stream", 1060), ("pipe", 2050), ("file", 70_000), ("nothing", 0) })
        {
            (await app.Client.GetByteArrayAsync(path)).Should().HaveCount(bytes);
            _log.Find(path: path).Should().ContainSingle().Which.ResponseBytes.Should().Be(bytes, path);
        }

        File.Delete(file);
    }

    [Fact]
    public async Task Record_AnEmptyAnswer_HasItsStatusWhenTheClientHasIt()
    {
        await using var app = await StartAsync(context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });

        for (var i = 0; i < 50; i++)
        {
            (await app.Client.DeleteAsync("x")).Dispose();
            _log.Snapshot()[^1].Status.Should().Be(204);
        }

        _log.Snapshot().Select(request => request.Sequence).Should().Equal(Enumerable.Range(1, 50).Select(n => (long)n));
    }

    [Fact]
    public async Task Record_ADroppedConnection_IsAbortedAndHasNoStatus()
    {
        await using var app = await StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        await app.Client.Invoking(client => client.GetAsync("x")).Should().ThrowAsync<HttpRequestException>();

        var logged = _log.Snapshot().Should().ContainSingle().Subject;
        logged.Aborted.Should().BeTrue();
        logged.Status.Should().BeNull();
    }

    [Fact]
    public async Task Record_AnUnfinishedAnswer_HasNoDurationYet()
    {
        var goOn = new TaskCompletionSource();
        await using var app = await StartAsync(async context =>
        {
            await context.Response.Body.FlushAsync();
            await goOn.Task;
        });

        var response = await app.Client.GetAsync("x", HttpCompletionOption.ResponseHeadersRead);
        _log.Snapshot().Single().Should().Match<LoggedRequest>(request => request.Status == 200 && request.Duration == null);
        _clock.Advance(TimeSpan.FromSeconds(2));
        goOn.SetResult();
        await response.Content.ReadAsByteArrayAsync();
        response.Dispose();
        await app.DisposeAsync();
        _log.Snapshot().Single().Duration.Should().Be(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Find_FiltersByEveryCondition()
    {
        await using var app = await StartAsync(context =>
        {
            context.NameOperation(context.Request.Query["op"].ToString());
            return Task.CompletedTask;
        });
        (await app.Client.GetAsync("a/projects?op=GetProjects")).Dispose();
        (await app.Client.GetAsync("blob/i-1?op=Download")).Dispose();
        (await app.Client.DeleteAsync("a/projects?op=DeleteProject")).Dispose();

        _log.Find(operation: "getprojects").Should().ContainSingle();
        _log.Find(method: "get").Should().HaveCount(2);
        _log.Find(path: "PROJECTS").Should().HaveCount(2);
        _log.Find(path: "projects", method: "DELETE").Should().ContainSingle().Which.Operation.Should().Be("DeleteProject");
        _log.Find(endpoint: EndpointKind.Blob).Should().ContainSingle().Which.Path.Should().Be("/blob/i-1");
        _log.Find(operation: "GetTags").Should().BeEmpty();
    }

    [Fact]
    public async Task Capacity_KeepsTheNewest_AndClearEmpties()
    {
        await using var app = await StartAsync(_ => Task.CompletedTask);
        _log.Capacity = 2;
        foreach (var path in new[] { "1", "2", "3" })
        {
            (await app.Client.GetAsync(path)).Dispose();
        }

        _log.Snapshot().Select(request => request.Path).Should().Equal("/2", "/3");
        _log.Capacity = 1;
        _log.Snapshot().Select(request => request.Path).Should().Equal("/3");
        _log.Clear();
        _log.Snapshot().Should().BeEmpty();
        (await app.Client.GetAsync("4")).Dispose();
        _log.Snapshot().Single().Sequence.Should().Be(4);
    }

    [Fact]
    public async Task IsEnabled_WhenOff_RecordsNothing()
    {
        await using var app = await StartAsync(_ => Task.CompletedTask);
        _log.IsEnabled = false;

        (await app.Client.GetAsync("x")).Dispose();

        _log.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public void Json_IsCamelCaseWithWords()
    {
        var request = new LoggedRequest
        {
            Sequence = 1,
            Endpoint = EndpointKind.Blob,
            Method = "GET",
            Path = "/x",
            Query = "",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = "127.0.0.1" },
            StartedAt = _clock.GetUtcNow(),
        };

        var json = JsonSerializer.SerializeToUtf8Bytes([request], TrafficJsonContext.Default.IReadOnlyListLoggedRequest);

        Encoding
            .UTF8.GetString(json)
            .Should()
            .StartWith("""[{"sequence":1,"endpoint":"Blob","operation":null,"method":"GET","path":"/x",""");
    }

    private Task<LoopbackApp> StartAsync(RequestDelegate handler) =>
        LoopbackApp.StartAsync(
            handler,
            next =>
                new RequestLogMiddleware(
                    next,
                    _log,
                    _clock,
                    context =>
                        context.Request.Path.StartsWithSegments("/blob", StringComparison.Ordinal)
                            ? EndpointKind.Blob
                            : EndpointKind.Training
                ).InvokeAsync
        );
}
