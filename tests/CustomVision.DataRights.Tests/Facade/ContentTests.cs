using System.Net;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class ContentTests
{
    [Fact]
    public async Task OpenImage_gives_the_bytes_their_length_and_type_and_storage_never_sees_the_key()
    {
        await using var rig = await FacadeRig.StartAsync();
        var imageId = rig.People.PersonImages[0];
        var expected = rig.Emulator.Account.Project(rig.People.Project).ImageBytes(imageId);

        await using var content = await rig.Manager.OpenImageAsync(rig.People.Project, imageId);
        var bytes = await ReadAsync(content);

        bytes.Should().Equal(expected);
        content.Length.Should().Be(bytes.Length);
        content.ContentType.Should().Be("application/octet-stream");
        var asked = rig.Calls().Should().ContainSingle().Subject;
        (asked.Path, asked.Query).Should().Be((rig.InProject("/images/id"), $"imageIds={imageId}"));
        var blob = rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Should().ContainSingle().Subject;
        blob.Headers.Keys.Should().NotContain(["training-key", "authorization", "cookie"]);
        blob.Headers.Values.Concat([blob.Query, blob.Path]).Should().OnlyContain(value => !value.Contains(FacadeRig.Key));
        blob.Query.Should().Contain("sig=", "the link opens the blob, not the key");
    }

    [Theory]
    [InlineData(ImageRendition.Original, "/i-")]
    [InlineData(ImageRendition.Resized, "/i-")]
    [InlineData(ImageRendition.Thumbnail, "/t-")]
    public async Task OpenImage_follows_the_link_of_the_rendition(ImageRendition rendition, string part)
    {
        await using var rig = await FacadeRig.StartAsync();

        await using var content = await rig.Manager.OpenImageAsync(rig.People.Project, rig.People.PersonImages[0], rendition: rendition);
        var bytes = await ReadAsync(content);

        bytes.Should().NotBeEmpty();
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .Should()
            .ContainSingle()
            .Which.Path.Should()
            .Be($"/i-{rig.People.Project:N}{part}{rig.People.PersonImages[0]:N}");
    }

    [Fact]
    public async Task OpenImage_of_one_that_only_an_iteration_holds_needs_the_iteration()
    {
        await using var rig = await FacadeRig.StartAsync();
        var (project, frozen, iteration) = (rig.People.Project, rig.People.FrozenImages[0], rig.People.FirstIteration);

        await using var content = await rig.Manager.OpenImageAsync(project, frozen, iteration);

        (await ReadAsync(content)).Should().Equal(rig.Emulator.Account.Project(project).ImageBytes(frozen));
        rig.Calls()[^1].Query.Should().Be($"iterationId={iteration}&imageIds={frozen}");
        await rig
            .Manager.Awaiting(manager => manager.OpenImageAsync(project, frozen))
            .Should()
            .ThrowAsync<DataRightsException>()
            .WithMessage($"*workspace*{project}*{frozen}*iterationId*");
    }

    [Fact]
    public async Task OpenImage_of_an_image_that_the_iteration_does_not_hold_says_so()
    {
        await using var rig = await FacadeRig.StartAsync();
        var (project, untagged, iteration) = (rig.People.Project, rig.People.UntaggedImages[0], rig.People.FirstIteration);

        await rig
            .Manager.Awaiting(manager => manager.OpenImageAsync(project, untagged, iteration))
            .Should()
            .ThrowAsync<DataRightsException>()
            .WithMessage($"*{iteration}*{project}*{untagged}*");
    }

    [Fact]
    public async Task Link_that_has_expired_is_an_error_that_says_to_ask_again_and_hides_the_link()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Images.LinkLifetime = TimeSpan.FromSeconds(-1);

        var error = (
            await rig
                .Manager.Awaiting(manager => manager.OpenImageAsync(rig.People.Project, rig.People.PersonImages[0]))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        error.Should().BeEquivalentTo(new { Operation = "GetBlob", Status = HttpStatusCode.Forbidden });
        error.ToString().Should().NotContain("sig=");
        error.Message.Should().Contain("expired").And.NotContain("127.0.0.1");
    }

    [Fact]
    public async Task Inside_a_virtual_network_everything_is_read_through_GetArtifact()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Resource.VirtualNetwork = true;
        var truth = rig.Emulator.Account.Project(rig.People.Project);
        var prediction = await rig.Manager.ExportPredictionsAsync(rig.People.Project).FirstAsync();
        var model = (await rig.Manager.ExportExportedModelsAsync(rig.People.Project, rig.People.FirstIteration)).Single();

        await using var image = await rig.Manager.OpenImageAsync(rig.People.Project, rig.People.PersonImages[0]);
        await using var predicted = await rig.Manager.OpenPredictionImageAsync(rig.People.Project, prediction);
        await using var file = await rig.Manager.OpenExportedModelAsync(rig.People.Project, model);

        (await ReadAsync(image)).Should().Equal(truth.ImageBytes(rig.People.PersonImages[0]));
        (await ReadAsync(predicted)).Should().Equal(truth.PredictionBytes(prediction.Id));
        (await ReadAsync(file)).Should().Equal(truth.ModelBytes(rig.People.FirstIteration, "TensorFlow", "TensorFlowNormal"));
        image.Length.Should().Be(truth.ImageBytes(rig.People.PersonImages[0])!.Length);
        var artifacts = rig.Calls("GetArtifact");
        artifacts
            .Should()
            .HaveCount(3)
            .And.OnlyContain(call => call.Header("Training-Key") == FacadeRig.Key && call.Path == rig.InProject("/artifacts"));
        artifacts[0].Query.Should().Be($"path=%2Fi-{rig.People.Project:N}%2Fi-{rig.People.PersonImages[0]:N}");
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Should().BeEmpty();
    }

    [Fact]
    public async Task OpenPredictionImage_gives_the_bytes_that_were_sent()
    {
        await using var rig = await FacadeRig.StartAsync();
        var prediction = await rig.Manager.ExportPredictionsAsync(rig.People.Project).FirstAsync();

        await using var content = await rig.Manager.OpenPredictionImageAsync(rig.People.Project, prediction);

        (await ReadAsync(content)).Should().Equal(rig.Emulator.Account.Project(rig.People.Project).PredictionBytes(prediction.Id));
        content.Length.Should().BePositive();
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .Should()
            .ContainSingle()
            .Which.Headers.Keys.Should()
            .NotContain("training-key");
    }

    [Fact]
    public async Task OpenExportedModel_gives_the_file_and_one_without_a_link_says_why()
    {
        await using var rig = await FacadeRig.StartAsync();
        var model = (await rig.Manager.ExportExportedModelsAsync(rig.People.Project, rig.People.FirstIteration)).Single();

        await using var content = await rig.Manager.OpenExportedModelAsync(rig.People.Project, model);

        (await ReadAsync(content))
            .Should()
            .Equal(
                rig.Emulator.Account.Project(rig.People.Project).ModelBytes(rig.People.FirstIteration, "TensorFlow", "TensorFlowNormal")
            );
        await rig
            .Manager.Awaiting(manager =>
                manager.OpenExportedModelAsync(rig.People.Project, model with { DownloadUri = null, Status = "Exporting" })
            )
            .Should()
            .ThrowAsync<DataRightsException>()
            .WithMessage("*Done*");
    }

    [Fact]
    public async Task Disposed_content_ends_the_download()
    {
        await using var rig = await FacadeRig.StartAsync();
        var content = await rig.Manager.OpenImageAsync(rig.People.Project, rig.People.PersonImages[0]);

        await content.DisposeAsync();

        await content.Awaiting(open => open.Stream.ReadAsync(new byte[1]).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }

    private static async Task<byte[]> ReadAsync(DataContent content)
    {
        using var memory = new MemoryStream();
        await content.Stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
