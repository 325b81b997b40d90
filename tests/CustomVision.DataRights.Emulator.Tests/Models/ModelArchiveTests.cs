using System.IO.Compression;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Models;

namespace CustomVision.DataRights.Emulator.Tests.Models;

public sealed class ModelArchiveTests
{
    [Theory]
    [InlineData("TensorFlow", null, "model.pb")]
    [InlineData("TensorFlow", "TensorFlowNormal", "model.pb")]
    [InlineData("TensorFlow", "TensorFlowLite", "model.tflite")]
    [InlineData("tensorflow", "tensorflowlite", "model.tflite")]
    [InlineData("ONNX", null, "model.onnx")]
    [InlineData("ONNX", "ONNX12", "model.onnx")]
    [InlineData("CoreML", null, "model.mlmodel")]
    [InlineData("VAIDK", null, "model.dlc")]
    [InlineData("OpenVino", null, "model.xml")]
    [InlineData("DockerFile", "Linux", "app/model.pb")]
    [InlineData("DockerFile", "Windows", "app/model.pb")]
    [InlineData("DockerFile", "ARM", "app/model.pb")]
    public void Create_HoldsTheModelAndWhatDescribesIt(string platform, string? flavor, string model)
    {
        var members = Read(ModelArchive.Create(Request(platform, flavor)));

        members.Should().ContainKey(model).WhoseValue.Should().NotBeEmpty();
        var folder = model.StartsWith("app/", StringComparison.Ordinal) ? "app/" : "";
        System.Text.Encoding.UTF8.GetString(members[folder + "labels.txt"]).Should().Be("번호판\ncat dog");
        using var manifest = JsonDocument.Parse(members["cvexport.manifest"]);
        manifest.RootElement.GetProperty("ModelFileName").GetString().Should().Be(model);
        manifest.RootElement.GetProperty("IterationId").GetGuid().Should().Be(Request(platform, flavor).IterationId);
        using var properties = JsonDocument.Parse(members[folder + "metadata_properties.json"]);
        properties.RootElement.GetProperty("CustomVision.Preprocess.TargetHeight").GetString().Should().Be("224");
    }

    [Fact]
    public void Create_DockerFlavors_DifferInTheirBaseImage()
    {
        new[] { "Linux", "Windows", "ARM" }
            .Select(flavor => Convert.ToBase64String(Read(ModelArchive.Create(Request("DockerFile", flavor)))["Dockerfile"]))
            .Should()
            .OnlyHaveUniqueItems();
    }

    [Fact]
    public void Create_SameRequest_GivesTheSameBytes()
    {
        var request = Request("TensorFlow", null);
        ModelArchive.Create(request).Should().Equal(ModelArchive.Create(request));
    }

    [Fact]
    public void Create_OtherIteration_GivesOtherWeights()
    {
        var request = Request("TensorFlow", null);
        var other = request with { IterationId = Guid.Parse("b36b50e6-a60a-43b9-9c60-960918331f7b") };
        Read(ModelArchive.Create(request))["model.pb"].Should().NotEqual(Read(ModelArchive.Create(other))["model.pb"]);
    }

    [Theory]
    [InlineData("TensorFlow", "Linux")]
    [InlineData("CoreML", "ONNX12")]
    [InlineData("Windows", null)]
    public void Create_UnknownCombination_IsRefused(string platform, string? flavor)
    {
        ModelArchive.Supports(platform, flavor).Should().BeFalse();
        var act = () => ModelArchive.Create(Request(platform, flavor));
        act.Should().Throw<ArgumentException>().WithMessage($"*{platform}*");
    }

    private static ModelArchiveRequest Request(string platform, string? flavor) =>
        new()
        {
            Platform = platform,
            Flavor = flavor,
            IsDetection = false,
            IterationId = Guid.Parse("b36b50e6-a60a-43b9-9c60-960918331f7a"),
            ExportedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
            Labels = ["번호판", "cat\r\ndog"],
        };

    private static Dictionary<string, byte[]> Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                return content.ToArray();
            },
            StringComparer.Ordinal
        );
    }
}
