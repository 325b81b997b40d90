using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training.Json;

/// <summary>An image of a list is read without its model, and is readable exactly if the model is.</summary>
public sealed class ListedImageTests
{
    private const string Id = "05245cd9-127c-4dd8-bd44-a25dd3d25feb";
    private const string TagId = "16b519fa-c7ff-44a2-aa0a-42bc3a3fae3e";
    private const string Tag = $$"""{"tagId":"{{TagId}}","tagName":"cat","created":"2025-01-01T00:01:39.9951467"}""";
    private const string Region =
        $$"""{"regionId":"{{Id}}","tagId":"{{TagId}}","tagName":null,"created":null,"left":0.1,"top":0,"width":1e-1,"height":0.5}""";

    [Theory]
    [InlineData($$"""{"id":"{{Id}}"}""")]
    [InlineData(
        $$"""{"id":"{{Id}}","created":"2025-01-01T00:01:39.9929997","width":256,"height":null,"originalImageUri":"https://a/o?s=1"}"""
    )]
    [InlineData($$"""{"resizedImageUri":"https://a/r","thumbnailUri":"https://a/t","originalImageUri":null,"id":"{{Id}}"}""")]
    [InlineData($$"""{"id":"{{Id}}","tags":[{{Tag}},{{Tag}}],"regions":[{{Region}}],"metadata":{"a":"b","c":null} }""")]
    [InlineData($$"""{ "id" : "{{Id}}", "tags" : [ ], "regions" : null, "metadata" : { } }""")]
    public void Usual_tokens_are_read_as_the_model_reads_them(string json)
    {
        ListedImageReader.TryRead(Encoding.UTF8.GetBytes(json), out _).Should().BeTrue();

        Compare(json);
    }

    [Theory]
    [InlineData($$"""{"id":"{{Id}}","new":[1,{"a":2}]}""")]
    [InlineData($$"""{"\u0069d":"{{Id}}"}""")]
    [InlineData($$"""{"id":"{{Id}}","originalImageUri":"https://a/o?s=1\u0026t=2"}""")]
    [InlineData($$"""{"id":"{{Id}}","originalImageUri":""}""")]
    [InlineData($$"""{"id":"{{Id}}","tags":[{"tagId":"{{TagId}}","new":1}]}""")]
    [InlineData($$"""{"id":"{{Id}}","metadata":{"\u0061":"b"} }""")]
    [InlineData("""{"id":"{05245cd9-127c-4dd8-bd44-a25dd3d25feb}"}""")]
    public void Other_tokens_are_left_to_the_model(string json)
    {
        ListedImageReader.TryRead(Encoding.UTF8.GetBytes(json), out _).Should().BeFalse();

        Compare(json);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"no guid"}""")]
    [InlineData($$"""{"id":"{{Id}}","id":"{{Id}}"}""")]
    [InlineData($$"""{"id":"{{Id}}","width":1.5}""")]
    [InlineData($$"""{"id":"{{Id}}","width":"256"}""")]
    [InlineData($$"""{"id":"{{Id}}","created":"yesterday"}""")]
    [InlineData($$"""{"id":"{{Id}}","originalImageUri":7}""")]
    [InlineData($$"""{"id":"{{Id}}","tags":{} }""")]
    [InlineData($$"""{"id":"{{Id}}","tags":[{"tagName":"cat"}]}""")]
    [InlineData($$"""{"id":"{{Id}}","tags":[{"tagId":"{{TagId}}","tagId":"{{TagId}}"}]}""")]
    [InlineData($$"""{"id":"{{Id}}","regions":[{"tagId":"{{TagId}}","left":"0"}]}""")]
    [InlineData($$"""{"id":"{{Id}}","metadata":{"a":1} }""")]
    [InlineData($$"""{"id":"{{Id}}","metadata":{"a":"b","a":"c"} }""")]
    [InlineData($$"""{"id":"{{Id}}","metadata":[] }""")]
    public void What_the_model_rejects_is_rejected(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        ((Action)(() => JsonSerializer.Deserialize(utf8, TrainingJsonContext.Default.Image))).Should().Throw<Exception>();

        ListedImageReader.TryRead(utf8, out _).Should().BeFalse();
        ((Action)(() => ListedImage.Read(utf8))).Should().Throw<Exception>();
    }

    private static void Compare(string json)
    {
        ReadOnlyMemory<byte> utf8 = Encoding.UTF8.GetBytes(json);
        var model = JsonSerializer.Deserialize(utf8.Span, TrainingJsonContext.Default.Image)!;
        var listed = ListedImage.Read(utf8.Span);

        listed.Id.Should().Be(model.Id);
        listed
            .TagIds.Distinct()
            .Should()
            .Equal(model.Tags.Select(tag => tag.TagId).Concat(model.Regions.Select(region => region.TagId)).Distinct());
        listed.LinkTo(ImageRendition.Original, utf8).Decode().Should().Be(model.OriginalImageUri);
        listed.LinkTo(ImageRendition.Resized, utf8).Decode().Should().Be(model.ResizedImageUri);
        listed.LinkTo(ImageRendition.Thumbnail, utf8).Decode().Should().Be(model.ThumbnailUri);
    }
}
