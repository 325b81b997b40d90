using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Datasets.Formats;
using CustomVision.DataRights.Tests.Archive.Reading;
using CustomVision.DataRights.TestSupport.Files;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Datasets;

public sealed class DatasetConverterTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.AzureML)]
    [InlineData(DatasetFormat.Yolo)]
    public async Task Convert_EveryKindOfProject_IsDescribedInItsReadme(DatasetFormat format)
    {
        foreach (var (kind, number) in new[] { (ProjectKind.Multiclass, 1), (ProjectKind.Multilabel, 2), (ProjectKind.Detection, 3) })
        {
            var project = _archive.AddProject(kind, "<script>", number);
            var tag = project.AddTag("[click](javascript:alert(1))");
            project.AddImage([tag], kind == ProjectKind.Detection ? [(tag, 0, 0, 1, 1)] : null, [new("who", "Jane Doe")]);
            project.AddImage();
            project.Save();
        }

        var result = await _archive.ConvertAsync(format);

        result.Format.Should().Be(format);
        result.Projects.Should().HaveCount(3).And.OnlyContain(project => project.Images == 1 && project.Annotations == 1);
        foreach (var project in result.Projects)
        {
            var readme = await File.ReadAllTextAsync(Path.Combine(_archive.Output, project.ProjectId.ToString(), "README.md"));
            readme.Should().ContainAll(project.Losses).And.NotContainAny("<script>", "javascript", "Jane");
            project.Losses.Should().Contain(loss => loss.Contains("metadata"));
        }

        (await File.ReadAllTextAsync(Path.Combine(_archive.Output, "README.md")))
            .Should()
            .ContainAll(result.Projects.Select(project => project.ProjectId.ToString()));
        DatasetFiles.NamesAreOurs(_archive.Output);
    }

    [Theory]
    [InlineData(DatasetFormat.ImageFolder, "bin", "jxl", "heic", "gif")]
    [InlineData(DatasetFormat.Yolo, "bin", "jxl", "gif")]
    [InlineData(DatasetFormat.AzureML, "bin", "jxl", "heic", "webp", "gif")]
    [InlineData(DatasetFormat.LabelStudio, "bin", "tif", "heic")]
    public async Task Convert_ImagesThatAFormatsReadersDoNotTake_AreCountedAsALoss(DatasetFormat format, params string[] types)
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        var tag = project.AddTag("fork");
        project.AddImage([tag]);
        foreach (var type in types)
        {
            project.AddImage([tag], extension: type, picture: [.. "of the format "u8, .. System.Text.Encoding.ASCII.GetBytes(type)]);
        }

        project.Save();

        var result = await _archive.ConvertAsync(format);

        result.Projects[0].Images.Should().Be(types.Length + 1);
        result
            .Projects[0]
            .Losses.Where(loss =>
                loss.StartsWith("1 image is a ", StringComparison.Ordinal) && loss.Contains(" file, which", StringComparison.Ordinal)
            )
            .Select(loss => loss.Split(' ')[4])
            .Should()
            .BeEquivalentTo(types.Select(type => type.ToUpperInvariant()));
    }

    [Fact]
    public async Task Convert_Twice_GivesTheSameBytes()
    {
        AddManyImages();
        await _archive.ConvertAsync(DatasetFormat.Coco);
        await DatasetConverter.ConvertAsync(_archive.Root, DatasetFormat.Coco, _archive.Output + "2");

        foreach (var file in Directory.EnumerateFiles(_archive.Output, "*", SearchOption.AllDirectories))
        {
            File.ReadAllBytes(file)
                .Should()
                .Equal(File.ReadAllBytes(file.Replace(_archive.Output, _archive.Output + "2", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.LabelStudio)]
    public async Task Convert_AListThatIsTooLongToHold_IsReadAgainAndGivesTheSameBytes(DatasetFormat format)
    {
        var project = AddManyImages();
        var options = new DatasetOptions { CopyImages = false, Split = DatasetSplit.Parse("80/10/10") };
        var (held, reads) = await ConvertAndCountAsync(_archive.Output);
        var list = _archive.PathOf($"{project.Directory}/images.jsonl");
        var spaces = new string(' ', (DatasetImages.MostHeldBytes / 250) + 1);
        await File.WriteAllLinesAsync(list, (await File.ReadAllLinesAsync(list)).Select(line => $"{{{spaces}{line[1..]}"));

        var (again, moreReads) = await ConvertAndCountAsync(_archive.Output + "2");

        again.Should().BeEquivalentTo(held);
        ArchiveTree.Of(_archive.Output + "2").Should().Equal(ArchiveTree.Of(_archive.Output));
        reads.Should().Be(3, "its lines are counted, and its boxes read before the frames of the pictures are known");
        moreReads.Should().BeGreaterThan(5);

        async Task<(DatasetResult Result, int Reads)> ConvertAndCountAsync(string output)
        {
            var opened = 0;
            var archive = new DirectoryArchiveSource(_archive.Root);
            var counted = Substitute.For<IArchiveSource>();
            counted.MaxConcurrentReads.Returns(1);
            counted.ListAsync(default).ReturnsForAnyArgs(archive.ListAsync(default));
            counted
                .OpenReadAsync("", default)
                .ReturnsForAnyArgs(call =>
                {
                    opened += call.Arg<string>().EndsWith("/images.jsonl", StringComparison.Ordinal) ? 1 : 0;
                    return archive.OpenReadAsync(call.Arg<string>(), default);
                });
            return (await DatasetConverter.ConvertAsync(counted, format, output, options), opened);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("data/../datasets")]
    public async Task Convert_IntoTheArchive_IsRefused(string below)
    {
        var convert = () => DatasetConverter.ConvertAsync(_archive.Root, DatasetFormat.Coco, Path.Combine(_archive.Root, below));

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*inside the archive*");
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.AzureML)]
    [InlineData(DatasetFormat.Yolo)]
    public async Task Convert_LeavesOutWhatTheServiceNoLongerLists_AndSaysSo(DatasetFormat format)
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        var listed = project.AddImage([project.AddTag("fork")]);
        // Of a deleted iteration's list, and in the workspace still.
        project.AddUnlisted(listed, $"iterations/{TestArchive.Id(51)}/images.jsonl");
        project.AddUnlisted(TestArchive.Id(900), "images.jsonl");
        project.AddUnlisted(TestArchive.Id(900), $"iterations/{TestArchive.Id(50)}/images.jsonl");
        project.AddUnlisted(TestArchive.Id(901), list: null);
        project.AddUnlisted(TestArchive.Id(902), "predictions.jsonl", "predictions");
        project.Save();

        var result = (await _archive.ConvertAsync(format)).Projects.Should().ContainSingle().Which;

        result.Images.Should().Be(1);
        result
            .Losses.Should()
            .ContainSingle(loss => loss.StartsWith("2 images are left out: they were saved earlier, and the service no longer lists them"));
        File.ReadAllText(Path.Combine(_archive.Output, project.Id.ToString(), "README.md")).Should().Contain("2 images are left out");
    }

    [Fact]
    public async Task Convert_BesideTheArchiveWithItsNameAsBeginning_IsNotInsideIt()
    {
        AddManyImages();

        var result = await DatasetConverter.ConvertAsync(_archive.Root, DatasetFormat.Yolo, _archive.Root + "-evil");

        result.Projects.Should().ContainSingle();
    }

    [Fact]
    public async Task Convert_IntoADirectoryThatIsNotEmpty_IsRefused()
    {
        Directory.CreateDirectory(_archive.Output);
        await File.WriteAllTextAsync(Path.Combine(_archive.Output, "mine.txt"), "mine");

        var convert = () => _archive.ConvertAsync(DatasetFormat.Coco);

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*not empty*");
        Directory.EnumerateFileSystemEntries(_archive.Output).Should().ContainSingle();
    }

    [Fact]
    public async Task Convert_ThatFails_LeavesNothing()
    {
        var project = AddManyImages();
        File.Delete(_archive.PathOf($"{project.Directory}/images/{TestArchive.Id(150)}.png"));

        var convert = () => _archive.ConvertAsync(DatasetFormat.Coco);

        (await convert.Should().ThrowAsync<ArchiveFormatException>()).WithMessage($"*{TestArchive.Id(150)}.png is listed and missing*");
        Directory.GetFileSystemEntries(Path.GetDirectoryName(_archive.Output)!).Should().Equal(_archive.Root);
        Directory.CreateDirectory(_archive.Output);
        await convert.Should().ThrowAsync<ArchiveFormatException>();
        Directory.GetFileSystemEntries(_archive.Output).Should().BeEmpty("the directory was there before");
    }

    [Fact]
    public async Task Convert_Cancelled_Stops()
    {
        AddManyImages();
        using var source = new CancellationTokenSource();
        var progress = new SynchronousProgress<ObjectProgress>(_ => source.Cancel());

        var convert = () =>
            DatasetConverter.ConvertAsync(
                _archive.Root,
                DatasetFormat.Yolo,
                _archive.Output,
                progress: progress,
                cancellationToken: source.Token
            );

        await convert.Should().ThrowAsync<OperationCanceledException>();
        Directory.Exists(_archive.Output).Should().BeFalse();
    }

    [Fact]
    public async Task Convert_ReportsProgress()
    {
        var project = AddManyImages();
        var reports = new List<ObjectProgress>();

        await DatasetConverter.ConvertAsync(
            _archive.Root,
            DatasetFormat.Coco,
            _archive.Output,
            progress: new SynchronousProgress<ObjectProgress>(reports.Add)
        );

        (reports[0].ProjectId, reports[0].ObjectsDone, reports[0].ObjectsTotal).Should().Be((project.Id, 1, 250));
        (reports[^1].ProjectId, reports[^1].ObjectsDone, reports[^1].ObjectsTotal).Should().Be((project.Id, 250, 250));
        reports.Should().BeInAscendingOrder(report => report.ObjectsDone);
    }

    [Fact]
    public async Task Convert_WhatTheDiskChanged_IsAnError()
    {
        AddManyImages();
        var output = new DirectoryArchiveSink(_archive.Output);
        var target = new DatasetTarget
        {
            Root = "",
            InsideArchive = false,
            Write = output.WriteAsync,
            Open = (path, ct) =>
                path.FileName == "annotations.json"
                    ? Task.FromResult<Stream?>(new MemoryStream("""{"images":[{}],"annotations":[],"categories":[]}"""u8.ToArray()))
                    : output.OpenReadAsync(path, ct),
        };

        var write = () => DatasetWriter.WriteAsync(_archive.Reader, DatasetFormat.Coco, target, new DatasetOptions(), null, default);

        await write.Should().ThrowAsync<DataRightsException>().WithMessage("*images in the data set: expected 250, found 1*");
    }

    [Fact]
    public async Task Convert_AProjectWithoutDetailsOrList_SaysSo()
    {
        var details = _archive.AddProject(ProjectKind.Multilabel, number: 1);
        File.Delete(_archive.PathOf($"{details.Directory}/project.json"));
        _archive.AddProject(ProjectKind.Multilabel, number: 2);
        Directory.CreateDirectory(_archive.PathOf(details.Directory));

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

        result.Projects[0].Losses.Should().ContainSingle().Which.Should().Contain("project.json");
        result.Projects[1].Losses[0].Should().Contain("no list of this project's images");
    }

    [Fact]
    public async Task Convert_TagsThatTheArchiveDoesNotList_AreClassesAllTheSame()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0, 0, 1, 1)]);
        project.Save();
        File.Delete(_archive.PathOf($"{project.Directory}/tags.json"));

        var result = await _archive.ConvertAsync(DatasetFormat.Yolo);

        result
            .Projects[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Images = 1,
                    Annotations = 1,
                    Categories = 1,
                }
            );
        (await File.ReadAllTextAsync(Path.Combine(_archive.Output, $"{project.Id}/data.yaml"))).Should().Contain("0: \"fork\"");
    }

    private TestProject AddManyImages()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        for (var image = 0; image < 250; image++)
        {
            project.AddImage([tag], [(tag, 0.1, 0.2, 0.3, 0.4)]);
        }

        return project.Save();
    }
}
