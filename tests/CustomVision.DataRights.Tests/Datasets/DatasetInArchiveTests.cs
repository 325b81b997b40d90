using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Datasets.Formats;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>Data sets that an export writes into the archive: they name the archive's own images.</summary>
public sealed class DatasetInArchiveTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Coco_NamesTheArchivesImages()
    {
        var project = AddProject();

        await WriteAsync(DatasetFormat.Coco);

        using var coco = JsonDocument.Parse(File.ReadAllBytes(In(project, "coco", "annotations.json")));
        var name = coco.RootElement.GetProperty("images")[0].GetProperty("file_name").GetString()!;
        File.Exists(Path.Combine(In(project, "coco", ""), name)).Should().BeTrue();
        Directory.Exists(In(project, "coco", "images")).Should().BeFalse("bytes are in an archive once");
    }

    [Fact]
    public async Task AzureML_NamesTheArchivesImages_OrTheirPlaceBelowTheBaseUrl()
    {
        var project = AddProject();

        await WriteAsync(DatasetFormat.AzureML);
        var relative = Url(project);
        await WriteAsync(DatasetFormat.AzureML, new DatasetOptions { ImageBaseUrl = "https://example.org/set" });
        var absolute = Url(project);

        File.Exists(Path.Combine(In(project, "azureml", ""), relative)).Should().BeTrue();
        absolute.Should().Be($"https://example.org/set/projects/{project.Id}/images/{TestArchive.Id(1)}.png");
    }

    [Fact]
    public async Task Yolo_TheReadmeSaysWhereTheImagesAre()
    {
        var project = AddProject();

        await WriteAsync(DatasetFormat.Yolo);

        var readme = await File.ReadAllTextAsync(In(project, "yolo", "README.md"));
        readme.Should().Contain($"cp -r ../../../projects/{project.Id}/images images");
        Directory.Exists(Path.Combine(In(project, "yolo", ""), $"../../../projects/{project.Id}/images")).Should().BeTrue();
        File.Exists(In(project, "yolo", $"labels/{TestArchive.Id(1)}.txt")).Should().BeTrue();
    }

    [Fact]
    public async Task ABag_TakesTheFilesByTheirPathsUnderData()
    {
        var project = AddProject();
        var bagDirectory = _archive.Output;
        using var bag = new BagWriter(new DirectoryArchiveSink(bagDirectory), TimeProvider.System);

        foreach (var format in Enum.GetValues<DatasetFormat>())
        {
            await DatasetWriter.WriteAsync(
                _archive.Reader,
                format,
                DatasetTarget.InArchive(format, bag.WriteAsync),
                new DatasetOptions(),
                null,
                default
            );
        }

        File.Exists(Path.Combine(bagDirectory, $"data/datasets/coco/{project.Id}/annotations.json")).Should().BeTrue();
        File.Exists(Path.Combine(bagDirectory, $"data/datasets/azureml/{project.Id}/train/MLTable")).Should().BeTrue();
        File.Exists(Path.Combine(bagDirectory, $"data/datasets/yolo/{project.Id}/data.yaml")).Should().BeTrue();
        DatasetFiles.NamesAreOurs(Path.Combine(bagDirectory, "data"));
    }

    private TestProject AddProject()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0.1, 0.2, 0.3, 0.4)]);
        return project.Save();
    }

    private Task WriteAsync(DatasetFormat format, DatasetOptions? options = null)
    {
        var sink = new DirectoryArchiveSink(Path.Combine(_archive.Root, "data"));
        var target = DatasetTarget.InArchive(format, sink.WriteAsync, sink.OpenReadAsync);
        return DatasetWriter.WriteAsync(_archive.Reader, format, target, options ?? new DatasetOptions(), null, default);
    }

    private string Url(TestProject project) =>
        JsonDocument
            .Parse(File.ReadAllLines(In(project, "azureml", "train/annotations.jsonl"))[0])
            .RootElement.GetProperty("image_url")
            .GetString()!;

    private string In(TestProject project, string format, string name) => _archive.PathOf($"datasets/{format}/{project.Id}/{name}");
}
