using System.IO.Compression;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tests.Conventions;
using CustomVision.DataRights.TestSupport.Files;
using CustomVision.DataRights.TestSupport.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Archive;

/// <summary>Whatever reads an archive finds in a zip what it finds in the directory.</summary>
public sealed class ArchiveSourceTests : IDisposable
{
    private static readonly string Archive = Repository.PathOf("tests", "Archives", "everything");
    private readonly TemporaryDirectory _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_zip_is_verified_as_the_directory_is(bool hasTopDirectory)
    {
        using var zip = await ZipAsync(hasTopDirectory);
        var expected = await ArchiveVerifier.VerifyAsync(Archive);
        expected.Findings.Should().BeEmpty();

        (await ArchiveVerifier.VerifyAsync(zip)).Should().BeEquivalentTo(expected);
        (await ArchiveVerifier.VerifyAsync(Forwarded(new DirectoryArchiveSource(Archive)))).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task Damage_in_a_zip_is_found_and_named_as_in_the_directory()
    {
        var copy = _work["copy"];
        foreach (var file in Directory.EnumerateFiles(Archive, "*", SearchOption.AllDirectories))
        {
            _work.Write(Path.Combine("copy", Path.GetRelativePath(Archive, file)), File.ReadAllBytes(file));
        }

        var images = Directory.EnumerateFiles(copy, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        File.WriteAllBytes(images[0], [1, 2, 3]);
        File.Delete(images[1]);
        File.WriteAllText(Path.Combine(copy, "data", "report.json"), "{");
        _work.Write("copy/data/foreign.txt", "x");
        ZipFile.CreateFromDirectory(copy, _work["copy.zip"], CompressionLevel.Fastest, includeBaseDirectory: true);
        using var zip = await ZipArchiveSource.OpenAsync(_work["copy.zip"]);
        var expected = await ArchiveVerifier.VerifyAsync(copy);
        expected.Findings.Should().HaveCountGreaterThan(4);

        (await ArchiveVerifier.VerifyAsync(zip)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task A_zip_without_its_end_or_with_two_files_of_a_name_is_refused()
    {
        (await ZipAsync(hasTopDirectory: true)).Dispose();
        var bytes = File.ReadAllBytes(_work["a.zip"]);
        File.WriteAllBytes(_work["cut.zip"], bytes[..^100]);
        using (var twice = ZipFile.Open(_work["twice.zip"], ZipArchiveMode.Create))
        {
            twice.CreateEntry("a/bagit.txt");
            twice.CreateEntry("a/bagit.txt");
        }

        foreach (var name in (string[])["cut.zip", "twice.zip"])
        {
            await FluentActions.Awaiting(() => ZipArchiveSource.OpenAsync(_work[name])).Should().ThrowAsync<ArchiveFormatException>();
        }
    }

    [Fact]
    public async Task Bytes_of_a_zip_that_do_not_inflate_are_a_finding()
    {
        (await ZipAsync(hasTopDirectory: true)).Dispose();
        var bytes = File.ReadAllBytes(_work["a.zip"]);
        bytes.AsSpan(200, 400).Fill(0xFF);
        File.WriteAllBytes(_work["a.zip"], bytes);
        using var zip = await ZipArchiveSource.OpenAsync(_work["a.zip"]);

        (await ArchiveVerifier.VerifyAsync(zip)).IsValid.Should().BeFalse();
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    public async Task A_zip_converts_to_the_same_data_set(DatasetFormat format)
    {
        using var zip = await ZipAsync(hasTopDirectory: true);
        var expected = await DatasetConverter.ConvertAsync(Archive, format, _work["directory"]);

        (await DatasetConverter.ConvertAsync(zip, format, _work["zip"])).Should().BeEquivalentTo(expected);
        ArchiveTree.Of(_work["zip"]).Should().Equal(ArchiveTree.Of(_work["directory"])).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_zip_is_compared_with_a_directory_and_restored()
    {
        using var zip = await ZipAsync(hasTopDirectory: true);
        await using var target = await TrainingEmulator.StartAsync();
        await using var services = new HostSetup(target)
        {
            IsReadOnly = true,
            Services = services => services.AddCustomVisionRestore(_ => { }),
        }.Build();
        var restorer = services.GetRequiredService<IArchiveRestorer>();

        var comparison = await ArchiveComparer.CompareAsync(new DirectoryArchiveSource(Archive), zip);
        comparison.Differences.Should().BeEmpty();
        comparison.Should().BeEquivalentTo(await ArchiveComparer.CompareAsync(Archive, Archive));

        await FluentActions
            .Awaiting(() => restorer.RestoreAsync(zip, new RestoreRequest { WithoutReceipts = true }))
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage("*WorkDirectory*");
        var restored = await restorer.RestoreAsync(zip, new RestoreRequest { WithoutReceipts = true, WorkDirectory = _work["restore"] });
        restored.Projects.Sum(project => project.Images).Should().BePositive();
        target.Account.Projects.Should().HaveCount(restored.Projects.Count);
    }

    private async Task<ZipArchiveSource> ZipAsync(bool hasTopDirectory)
    {
        ZipFile.CreateFromDirectory(Archive, _work["a.zip"], CompressionLevel.Fastest, hasTopDirectory);
        return await ZipArchiveSource.OpenAsync(_work["a.zip"]);
    }

    // A host's own source: nothing of it is known but the interface.
    private static IArchiveSource Forwarded(IArchiveSource source)
    {
        var own = Substitute.For<IArchiveSource>();
        own.Location.Returns(source.Location);
        own.MaxConcurrentReads.Returns(3);
        own.ListAsync(default).ReturnsForAnyArgs(call => source.ListAsync(call.Arg<CancellationToken>()));
        own.OpenReadAsync("", default)
            .ReturnsForAnyArgs(call => source.OpenReadAsync(call.Arg<string>(), call.Arg<CancellationToken>()));
        return own;
    }
}
