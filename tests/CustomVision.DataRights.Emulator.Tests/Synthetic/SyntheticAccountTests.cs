using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Pictures;
using CustomVision.DataRights.Emulator.Synthetic;

namespace CustomVision.DataRights.Emulator.Tests.Synthetic;

public sealed class SyntheticAccountTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new();
    private TrainingEmulator _emulator = null!;

    public async Task InitializeAsync()
    {
        _emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions
            {
                Synthetic = new()
                {
                    Images = 1_000,
                    ImageBytes = 5_000,
                    Projects = 3,
                },
            }
        );
        _client.BaseAddress = new Uri(_emulator.Endpoint, "customvision/v3.3/training/");
        _client.DefaultRequestHeaders.Add("Training-Key", _emulator.TrainingKey);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Lists_AgreeWithTheCounts_AndEveryDownloadIsAnotherPicture()
    {
        var downloaded = new HashSet<string>(StringComparer.Ordinal);
        var counts = new List<int>();
        foreach (var project in await ArrayAsync("projects"))
        {
            var path = $"projects/{project.GetProperty("id").GetString()}";
            var images = await ImagesAsync($"{path}/images?orderBy=Oldest");
            counts.Add(images.Count);
            images.Should().HaveCount(await CountAsync($"{path}/images/count"));
            (await ImagesAsync($"{path}/images/tagged?orderBy=Newest")).Should().HaveCount(await CountAsync($"{path}/images/tagged/count"));
            (await ImagesAsync($"{path}/images/untagged?orderBy=Newest"))
                .Should()
                .HaveCount(await CountAsync($"{path}/images/untagged/count"));
            (await ArrayAsync($"{path}/tags")).Should().HaveCount(10).And.OnlyContain(tag => tag.GetProperty("imageCount").GetInt32() > 0);
            images.Select(image => image.GetProperty("created").GetString()).Should().BeInAscendingOrder(StringComparer.Ordinal);
            foreach (var image in images.Take(20))
            {
                var bytes = await DownloadAsync(image);
                bytes.Should().HaveCount(5_000);
                PictureHeader.TryRead(bytes, out var header).Should().BeTrue();
                header.Width.Should().Be(image.GetProperty("width").GetInt32());
                downloaded.Add(Convert.ToBase64String(bytes)).Should().BeTrue();
            }
        }

        counts.Should().BeEquivalentTo([334, 333, 333]);
    }

    [Fact]
    public async Task Iteration_HoldsTheSameImages_AndHasPerformance()
    {
        var path = $"projects/{(await ArrayAsync("projects"))[0].GetProperty("id").GetString()}";
        var iteration = (await ArrayAsync($"{path}/iterations")).Should().ContainSingle().Subject;
        var id = iteration.GetProperty("id").GetString();

        iteration.GetProperty("status").GetString().Should().Be("Completed");
        (await CountAsync($"{path}/images/count?iterationId={id}")).Should().Be(await CountAsync($"{path}/images/count"));
        (await ImagesAsync($"{path}/iterations/{id}/performance/images?orderBy=Oldest"))
            .Should()
            .HaveCount(await CountAsync($"{path}/iterations/{id}/performance/images/count"));
        using var performance = JsonDocument.Parse(await _client.GetByteArrayAsync($"{path}/iterations/{id}/performance"));
        performance.RootElement.GetProperty("recall").GetSingle().Should().BeInRange(0.1f, 1);
    }

    [Fact]
    public async Task Delete_FromTheWorkspaceOnly_KeepsTheIterationsCopyAndTheBytes()
    {
        var path = $"projects/{(await ArrayAsync("projects"))[0].GetProperty("id").GetString()}";
        var images = await ImagesAsync($"{path}/images?orderBy=Oldest");
        var image = images[5];
        var id = image.GetProperty("id").GetString();
        var iteration = (await ArrayAsync($"{path}/iterations"))[0].GetProperty("id").GetString();

        (await _client.DeleteAsync($"{path}/images?imageIds={id}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await ArrayAsync($"{path}/images/id?imageIds={id}")).Should().BeEmpty();
        (await ArrayAsync($"{path}/images/id?imageIds={id}&iterationId={iteration}")).Should().ContainSingle();
        (await DownloadAsync(image)).Should().HaveCount(5_000);

        (await _client.DeleteAsync($"{path}/images?imageIds={id}&allIterations=true")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        _emulator.ApplyLateDeletions();
        (await ArrayAsync($"{path}/images/id?imageIds={id}&iterationId={iteration}")).Should().BeEmpty();
        (await _client.GetAsync(image.GetProperty("originalImageUri").GetString())).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await CountAsync($"{path}/images/count")).Should().Be(images.Count - 1);
    }

    [Fact]
    public async Task DeleteProject_DeletesItsBytes_AndNoOthers()
    {
        var projects = await ArrayAsync("projects");
        var images = new List<JsonElement>();
        foreach (var project in projects)
        {
            images.Add((await ImagesAsync($"projects/{project.GetProperty("id").GetString()}/images?orderBy=Oldest"))[0]);
        }

        (await _client.DeleteAsync($"projects/{projects[0].GetProperty("id").GetString()}"))
            .StatusCode.Should()
            .Be(HttpStatusCode.NoContent);

        (await _client.GetAsync(images[0].GetProperty("originalImageUri").GetString())).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await DownloadAsync(images[1])).Should().HaveCount(5_000);
    }

    [Fact]
    public async Task RequestLog_IsOffAtFirst()
    {
        await ArrayAsync("projects");
        _emulator.Requests.Snapshot().Should().BeEmpty();

        _emulator.Requests.IsEnabled = true;
        await ArrayAsync("projects");
        _emulator.Requests.Find(operation: "GetProjects").Should().ContainSingle();
    }

    [Theory]
    [InlineData(0, 50_000, 1, "Images")]
    [InlineData(10, 511, 1, "ImageBytes")]
    [InlineData(10, 6_000_001, 1, "ImageBytes")]
    [InlineData(10, 50_000, 11, "Projects")]
    public async Task Start_OutOfRange_SaysWhichOption(int images, int bytes, int projects, string expected)
    {
        var options = new EmulatorOptions
        {
            Synthetic = new()
            {
                Images = images,
                ImageBytes = bytes,
                Projects = projects,
            },
        };
        await FluentActions
            .Awaiting(() => TrainingEmulator.StartAsync(options))
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage($"{expected} must be*");
    }

    private static async Task<byte[]> DownloadAsync(JsonElement image)
    {
        using var plain = new HttpClient();
        return await plain.GetByteArrayAsync(image.GetProperty("originalImageUri").GetString());
    }

    private async Task<int> CountAsync(string path) =>
        int.Parse(await _client.GetStringAsync(path), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<JsonElement>> ArrayAsync(string path)
    {
        using var json = JsonDocument.Parse(await _client.GetByteArrayAsync(path));
        return [.. json.RootElement.EnumerateArray().Select(element => element.Clone())];
    }

    private async Task<List<JsonElement>> ImagesAsync(string path)
    {
        var all = new List<JsonElement>();
        for (List<JsonElement> page; (page = await ArrayAsync($"{path}&take=256&skip={all.Count}")).Count > 0;)
        {
            all.AddRange(page);
        }

        return all;
    }
}
