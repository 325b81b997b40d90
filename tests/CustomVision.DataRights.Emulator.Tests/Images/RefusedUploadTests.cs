using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Tests.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Images;

public sealed class RefusedUploadTests
{
    [Theory]
    [InlineData("ErrorSource")]
    [InlineData("ErrorImageFormat")]
    [InlineData("ErrorImageSize")]
    [InlineData("ErrorStorage")]
    [InlineData("ErrorLimitExceed")]
    [InlineData("ErrorTagLimitExceed")]
    [InlineData("ErrorRegionLimitExceed")]
    [InlineData("ErrorUnknown")]
    [InlineData("ErrorNegativeAndRegularTagOnSameImage")]
    [InlineData("ErrorImageDimensions")]
    [InlineData("ErrorInvalidTag")]
    public async Task RefuseUploads_AnswersEverySecondPictureWithTheStatus_AndStoresTheOthers(string status)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(seed => seed.AddProject("Faces", ProjectKind.Multilabel).Id);
        fixture.Emulator.Faults.Replace(
            FaultJson.Read(FaultJson.Write([FaultRule.For("CreateImagesFromFiles").Nth(1).RefuseUploads(status, 2)]))
        );
        var images = new[] { "a", "b", "c" }.Select(
            (name, at) => new { name, contents = Convert.ToBase64String(TestPictures.Draw(300 + at, 300)) }
        );

        var summary = await fixture.PostAsync($"projects/{project}/images/files", new { images }, HttpStatusCode.MultiStatus);

        summary
            .GetProperty("images")
            .EnumerateArray()
            .Select(one => (one.GetProperty("sourceUrl").GetString(), one.GetProperty("status").GetString()))
            .Should()
            .BeEquivalentTo([("a", status), ("b", "OK"), ("c", status)]);
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(1);
    }

    [Fact]
    public void RefuseUploads_WithAStatusThatRefusesNothing_CannotBePlanned()
    {
        var plan = () => FaultRule.ForEverything().RefuseUploads("OK");
        plan.Should().Throw<ArgumentException>().WithMessage("*ErrorStorage*");
    }

    [Fact]
    public async Task AnUploadBeyondTheBytesOfABatch_IsRefusedWhole()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(seed => seed.AddProject("Faces", ProjectKind.Multilabel).Id);
        fixture.Emulator.Behavior.Images.MaxBatchBytes = 100;

        (
            await fixture.RefusalAsync(
                HttpMethod.Post,
                $"projects/{project}/images/files",
                new { images = new[] { new { name = "a", contents = Convert.ToBase64String(TestPictures.Draw()) } } }
            )
        )
            .Should()
            .Be((HttpStatusCode.BadRequest, "BadRequestExceededBatchSize"));
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(0);
    }
}
