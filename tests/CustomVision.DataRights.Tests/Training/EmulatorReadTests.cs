using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

public sealed class EmulatorReadTests(EmulatorReadTests.DemoAccount demo) : IClassFixture<EmulatorReadTests.DemoAccount>, IAsyncLifetime
{
    private readonly EmulatorRig _rig = demo.Rig;
    private readonly Guid _project = demo.ProjectId;
    private readonly Guid _iteration = demo.IterationId;

    private TrainingClient Client => _rig.Client;

    private string Base => $"/customvision/v3.3/training/projects/{_project}";

    public Task InitializeAsync()
    {
        _rig.Emulator.Requests.Clear();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        var requests = _rig.Emulator.Requests.Snapshot();
        requests
            .Where(request => request.Endpoint == EndpointKind.Training && request.Header("Training-Key") is not TrainingRig.Key)
            .Should()
            .BeEmpty("every Training call carries the key");
        requests
            .Where(request => request.Endpoint == EndpointKind.Blob && request.Headers.Values.Any(value => value.Contains(TrainingRig.Key)))
            .Should()
            .BeEmpty("no download does");
        return Task.CompletedTask;
    }

    [Fact]
    public async Task GetDomains_returns_the_domains()
    {
        (await Client.GetDomainsAsync(default)).Select(domain => domain.Value.Name).Should().Contain("General (compact)");
        Sent("GetDomains", "GET", "/customvision/v3.3/training/domains", "");
    }

    [Fact]
    public async Task GetProject_returns_the_settings()
    {
        var project = (await Client.GetProjectAsync(_project, default)).Value;

        project.Name.Should().Be("Reception visitors");
        project.Settings!.ClassificationType.Should().Be("Multilabel");
        project.AdditionalData.Should().BeNull();
        Sent("GetProject", "GET", Base, "");
    }

    [Fact]
    public async Task GetIteration_returns_the_status()
    {
        var iteration = (await Client.GetIterationAsync(_project, _iteration, default)).Value;

        iteration.Status.Should().Be(IterationStatus.Completed);
        iteration.ProjectId.Should().Be(_project);
        iteration.AdditionalData.Should().BeNull();
        Sent("GetIteration", "GET", $"{Base}/iterations/{_iteration}", "");
    }

    [Fact]
    public async Task GetIterationPerformance_returns_the_performance_at_the_threshold()
    {
        var performance = (await Client.GetIterationPerformanceAsync(_project, _iteration, 0.5, null, default)).Value;

        performance.PerTagPerformance.Should().NotBeEmpty();
        Sent("GetIterationPerformance", "GET", $"{Base}/iterations/{_iteration}/performance", "threshold=0.5");
    }

    [Fact]
    public async Task GetImagePerformances_returns_as_many_as_are_counted()
    {
        var listing = Client.GetImagePerformances(_project, _iteration);

        var performances = await Collect(listing);

        performances.Should().HaveCount(await Client.GetImagePerformanceCountAsync(_project, _iteration, default)).And.NotBeEmpty();
        performances.Should().OnlyContain(performance => performance.Predictions.Count > 0);
        listing.IsSettled.Should().BeTrue();
        Sent("GetImagePerformances", "GET", $"{Base}/iterations/{_iteration}/performance/images", "orderBy=Oldest&take=256&skip=0");
        Sent("GetImagePerformanceCount", "GET", $"{Base}/iterations/{_iteration}/performance/images/count", "");
    }

    [Fact]
    public async Task GetTags_and_GetTag_return_the_tags_of_the_workspace_or_of_an_iteration()
    {
        var tags = await Client.GetTagsAsync(_project, null, default);
        Sent("GetTags", "GET", $"{Base}/tags", "");
        var frozen = await Client.GetTagsAsync(_project, _iteration, default);
        Sent("GetTags", "GET", $"{Base}/tags", $"iterationId={_iteration}");

        tags.Select(tag => tag.Value.Name).Should().BeEquivalentTo("Anna Larsen", "김민지", "Visitor");
        var anna = tags.Single(tag => tag.Value.Name is "Anna Larsen").Value;
        frozen.Single(tag => tag.Value.Id == anna.Id).Value.ImageCount.Should().NotBe(anna.ImageCount);
        (await Client.GetTagAsync(_project, anna.Id, null, default)).Value.ImageCount.Should().Be(anna.ImageCount);
        Sent("GetTag", "GET", $"{Base}/tags/{anna.Id}", "");
    }

    [Fact]
    public async Task GetImages_with_all_their_filters_agree_with_their_counts()
    {
        var tag = (await Client.GetTagsAsync(_project, null, default)).First(t => t.Value.Name is "Anna Larsen").Value.Id;
        var filter = new ImageListQuery { IterationId = _iteration, TagIds = [tag] };

        var all = Client.GetImages(_project, new ImageListQuery());
        var tagged = Client.GetTaggedImages(_project, new ImageListQuery());
        var untagged = Client.GetUntaggedImages(_project, null);
        var frozen = Client.GetImages(_project, filter with { TaggingStatus = "Tagged" });

        (await Collect(all)).Should().HaveCount((await Collect(tagged)).Count + (await Collect(untagged)).Count);
        (await Collect(frozen)).Should().NotBeEmpty().And.OnlyContain(image => image.Tags.Any(t => t.TagId == tag));
        new[] { all.IsSettled, tagged.IsSettled, untagged.IsSettled, frozen.IsSettled }.Should().OnlyContain(settled => settled);
        Sent("GetTaggedImages", "GET", $"{Base}/images/tagged", "orderBy=Oldest&take=256&skip=0");
        Sent("GetUntaggedImages", "GET", $"{Base}/images/untagged", "orderBy=Oldest&take=256&skip=0");
        Sent(
            "GetImages",
            "GET",
            $"{Base}/images",
            $"iterationId={_iteration}&tagIds={tag}&taggingStatus=Tagged&orderBy=Oldest&take=256&skip=0"
        );
        Sent("GetImageCount", "GET", $"{Base}/images/count", $"iterationId={_iteration}&tagIds={tag}&taggingStatus=Tagged");
        Sent("GetTaggedImageCount", "GET", $"{Base}/images/tagged/count", "");
        Sent("GetUntaggedImageCount", "GET", $"{Base}/images/untagged/count", "");
    }

    [Fact]
    public async Task GetImagesByIds_finds_what_only_an_iteration_still_holds()
    {
        var frozen = (await Collect(Client.GetImages(_project, new ImageListQuery { IterationId = _iteration })))
            .Select(image => image.Id)
            .ToList();
        var workspace = (await Collect(Client.GetImages(_project, new ImageListQuery()))).Select(image => image.Id).ToList();
        var gone = frozen.Except(workspace).ToList();

        gone.Should().HaveCount(2);
        (await Collect(Client.GetImagesByIdsAsync(_project, gone, null, default))).Should().BeEmpty();
        (await Collect(Client.GetImagesByIdsAsync(_project, gone, _iteration, default)))
            .Select(image => image.Id)
            .Should()
            .BeEquivalentTo(gone);
        Sent("GetImagesByIds", "GET", $"{Base}/images/id", $"iterationId={_iteration}&imageIds={gone[0]}%2C{gone[1]}");
    }

    [Fact]
    public async Task GetExports_returns_the_models_and_links_to_their_bytes()
    {
        var model = (await Client.GetExportsAsync(_project, _iteration, default)).Single().Value;

        model.Status.Should().Be(ExportedModelStatus.Done);
        Sent("GetExports", "GET", $"{Base}/iterations/{_iteration}/export", "");
        (await Download(model.DownloadUri!)).Should().StartWith("PK"u8.ToArray());
    }

    [Fact]
    public async Task QueryPredictions_returns_the_predictions_and_links_to_their_bytes()
    {
        var predictions = await Collect(
            Client.QueryPredictionsAsync(_project, new PredictionQuery { Application = "front desk" }, default)
        );

        predictions.Should().HaveCount(3).And.OnlyContain(prediction => prediction.Project == _project && prediction.Predictions.Count > 0);
        Sent("QueryPredictions", "POST", $"{Base}/predictions/query", "");
        (await Download(predictions[0].OriginalImageUri!)).Should().StartWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 });
    }

    [Fact]
    public async Task QueryPredictions_goes_through_all_pages()
    {
        var project = _rig.Emulator.Seed(account =>
        {
            var seeder = account.AddProject("busy", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            seeder.AddImages(1, seeder.AddTag("a"));
            var iteration = seeder.Train();
            for (var i = 0; i < 300; i++)
            {
                seeder.AddPrediction(iteration);
            }

            return seeder.Id;
        });

        var predictions = await Collect(Client.QueryPredictionsAsync(project, new PredictionQuery(), default));

        predictions.Select(prediction => prediction.Id).Should().HaveCount(300).And.OnlyHaveUniqueItems();
        _rig.Emulator.Requests.Find(operation: "QueryPredictions").Should().HaveCount(3);
    }

    [Fact]
    public async Task QuerySuggestedImages_returns_the_suggestions_of_an_iteration()
    {
        var published = (await Client.GetIterationsAsync(_project, default))
            .Single(iteration => iteration.Value.PublishName is not null)
            .Value.Id;

        var suggestions = await Collect(Client.QuerySuggestedImagesAsync(_project, published, default));

        suggestions.Should().HaveCount(2).And.OnlyContain(suggestion => suggestion.Iteration == published);
        Sent("QuerySuggestedImages", "POST", $"{Base}/images/suggested", $"iterationId={published}");
    }

    [Fact]
    public async Task Bytes_of_an_image_come_from_the_blob_port_without_the_key()
    {
        var image = (await Collect(Client.GetImages(_project, new ImageListQuery())))[0];

        await using var blob = await Client.OpenBlobAsync(image.OriginalImageUri!, _project, default);
        using var bytes = new MemoryStream();
        await blob.Stream.CopyToAsync(bytes);

        bytes.Length.Should().Be(blob.Length).And.BePositive();
        blob.ThroughApi.Should().BeFalse();
        var request = _rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Single();
        request.Status.Should().Be(200);
        request.Headers.Should().NotContainKey("training-key");
    }

    [Fact]
    public async Task Bytes_inside_a_virtual_network_come_through_GetArtifact()
    {
        _rig.Emulator.Behavior.Resource.VirtualNetwork = true;
        var image = (await Collect(Client.GetImages(_project, new ImageListQuery())))[0];
        image.OriginalImageUri.Should().NotContain("://");

        await using var blob = await Client.OpenBlobAsync(image.OriginalImageUri!, _project, default);
        using var bytes = new MemoryStream();
        await blob.Stream.CopyToAsync(bytes);

        bytes.Length.Should().BePositive();
        blob.ThroughApi.Should().BeTrue();
        Sent("GetArtifact", "GET", $"{Base}/artifacts", $"path={Uri.EscapeDataString(image.OriginalImageUri!)}");
        _rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Should().BeEmpty();
        _rig.Emulator.Behavior.Resource.VirtualNetwork = false;
    }

    [Fact]
    public async Task Large_set_is_listed_in_few_calls()
    {
        var project = _rig.Emulator.Seed(account =>
        {
            var seeder = account.AddProject("large", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            seeder.AddImages(1000);
            return seeder.Id;
        });

        var listing = Client.GetImages(project, new ImageListQuery());
        var images = await Collect(listing);

        images.Select(image => image.Id).Should().HaveCount(1000).And.OnlyHaveUniqueItems();
        listing.IsSettled.Should().BeTrue();
        _rig.Emulator.Requests.Find(operation: "GetImages").Should().HaveCount(4);
        _rig.Emulator.Requests.Find(operation: "GetImageCount").Should().ContainSingle();
    }

    [Fact]
    public async Task GetAccountInfo_returns_the_account_where_the_endpoint_has_it_and_fails_elsewhere()
    {
        var error = (
            await Client.Awaiting(client => client.GetAccountInfoAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;
        ((int?)error.Status).Should().Be(404);
        error.IsServiceShaped.Should().BeFalse();

        _rig.Emulator.Behavior.Resource.AccountCall = true;
        var account = (await Client.GetAccountInfoAsync(default)).Value;
        _rig.Emulator.Behavior.Resource.AccountCall = false;
        account.Keys!.TrainingKeys!.PrimaryKey!.Reveal().Should().Be(TrainingRig.Key);
        account.AdditionalData.Should().BeNull();
    }

    [Fact]
    public async Task Preview_version_is_read_too()
    {
        await using var rig = await EmulatorRig.StartAsync(options => options.ApiVersion = "v3.4-preview");
        var project = (await rig.Client.GetProjectsAsync(default))[0].Value;
        var iteration = (await rig.Client.GetIterationsAsync(project.Id, default))[0].Value;

        iteration.AdditionalData.Should().BeNull("the members of the preview are known");
        rig.Last("GetIterations").Path.Should().StartWith("/customvision/v3.4-preview/training/");
    }

    private void Sent(string operation, string method, string path, string query)
    {
        var request = _rig.Last(operation);
        (request.Method, request.Path, request.Query, request.Status).Should().Be((method, path, query, 200));
    }

    private async Task<byte[]> Download(string uri)
    {
        await using var blob = await Client.OpenBlobAsync(uri, _project, default);
        using var bytes = new MemoryStream();
        await blob.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<List<T>> Collect<T>(IAsyncEnumerable<Raw<T>> listing)
    {
        var items = new List<T>();
        await foreach (var item in listing)
        {
            items.Add(item.Value);
        }

        return items;
    }

    public sealed class DemoAccount : IAsyncLifetime
    {
        internal EmulatorRig Rig { get; private set; } = null!;

        internal Guid ProjectId { get; private set; }

        internal Guid IterationId { get; private set; }

        public async Task InitializeAsync()
        {
            Rig = await EmulatorRig.StartAsync();
            ProjectId = (await Rig.Client.GetProjectsAsync(default)).Single(project => project.Value.Name is "Reception visitors").Value.Id;
            IterationId = (await Rig.Client.GetIterationsAsync(ProjectId, default))
                .Select(raw => raw.Value)
                .MinBy(iteration => iteration.TrainedAt)!
                .Id;
        }

        public async Task DisposeAsync() => await Rig.DisposeAsync();
    }
}
