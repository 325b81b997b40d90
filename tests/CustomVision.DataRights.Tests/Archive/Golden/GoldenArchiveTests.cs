using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Conventions;
using CustomVision.DataRights.Tests.Export;

namespace CustomVision.DataRights.Tests.Archive.Golden;

/// <summary>Two archives are kept byte for byte, so that a change of the format is seen in a review.</summary>
public sealed class GoldenArchiveTests
{
    private const string Approve = "APPROVE_ARCHIVES";

    [Fact]
    public async Task Archive_of_everything_equals_the_approved_one()
    {
        await using var rig = await GoldenAccount.StartAsync();
        await using var emulator = rig.Emulator;
        GoldenAccount.AddEverything(emulator);
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(
            folder,
            new ExportRequest
            {
                RequestId = "golden",
                Renditions = [ImageRendition.Original, ImageRendition.Resized, ImageRendition.Thumbnail],
                PerformanceThresholds = [0.25],
                Datasets = [.. Enum.GetValues<DatasetFormat>()],
            }
        );

        result.State.Should().Be(ExportState.Complete, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
        Compare(folder, "everything");
    }

    [Fact]
    public async Task Archive_of_an_interrupted_export_with_unlisted_objects_equals_the_approved_one()
    {
        await using var rig = await GoldenAccount.StartAsync();
        await using var emulator = rig.Emulator;
        var objects = GoldenAccount.AddEverything(emulator);
        var (lost, last) = (emulator.Account.Project(objects.Parking).WorkspaceImageIds[0], emulator.Account.Projects[^1].Id);
        var folder = rig.NewFolder();
        var request = new ExportRequest { RequestId = "golden", Renditions = [ImageRendition.Original, ImageRendition.Thumbnail] };
        emulator.Faults.Add(FaultRule.ForBlobs("i-" + lost.ToString("N")).Answer(501));
        await GoldenAccount.InterruptAsync(rig, folder, request, emulator, last);
        var copy = Path.Combine(folder, "data", "projects", objects.Project.ToString(), "images", $"{objects.Image}.jpg");
        await File.WriteAllBytesAsync(copy, [0xFF, 0xD8, 0xFF, 0xD9]); // of a run that died between the name and the line in the journal
        await DeleteAsync(emulator, objects);

        var result = await rig.ExportAsync(folder, request);

        result.State.Should().Be(ExportState.CompleteWithDifferences, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
        Compare(folder, "interrupted");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Archive_of_an_earlier_version_with_gone_jsonl_is_verified_and_read(bool lacksLines)
    {
        using var directory = new TemporaryDirectory();
        var data = Repository.PathOf("tests", "Archives", "interrupted", "data");
        using (var bag = new BagWriter(new DirectoryArchiveSink(directory.Root), new TestClock(GoldenAccount.Now)))
        {
            foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(data, file)
                    .Replace('\\', '/')
                    .Replace("/unlisted.jsonl", "/gone.jsonl", StringComparison.Ordinal);
                var content =
                    lacksLines && path.EndsWith("/gone.jsonl", StringComparison.Ordinal) ? [] : await File.ReadAllBytesAsync(file);
                await bag.WriteAsync(
                    ArchivePath.Parse(path),
                    (stream, token) => stream.WriteAsync(content, token).AsTask(),
                    CancellationToken.None
                );
            }

            await bag.FinishAsync(new BagInfo().Add("Export-State", "CompleteWithDifferences"), CancellationToken.None);
        }

        var verified = await ArchiveVerifier.VerifyAsync(directory.Root);
        var reader = new ArchiveReader(DirectoryArchiveFiles.OpenArchive(directory.Root));
        var unlisted = await reader
            .ListProjects()
            .ToAsyncEnumerable()
            .SelectMany(project => reader.ReadUnlistedAsync(project))
            .ToListAsync();

        verified.IsOwnArchive.Should().BeTrue();
        verified.Findings.Select(finding => finding.Kind).Distinct().Should().Equal(lacksLines ? [ArchiveFindingKind.Unexpected] : []);
        unlisted.Count(entry => entry.HasServiceJson || entry.Image is not null).Should().Be(lacksLines ? 0 : 5);
    }

    // Through a registration of its own, as another program would.
    private static async Task DeleteAsync(TrainingEmulator emulator, GoldenObjects objects)
    {
        await using var eraser = await ExportRig.StartAsync(emulator, _ => { });
        await eraser.Manager.DeleteImagesAsync(objects.Project, [objects.Image]);
        await eraser.Manager.DeleteTagAsync(objects.Project, objects.Tag);
        await eraser.Manager.DeleteIterationAsync(objects.Project, objects.Iteration);
        await eraser.Manager.DeleteProjectAsync(objects.Parking, unpublishFirst: true);
    }

    private static void Compare(string folder, string name)
    {
        var approved = Repository.PathOf("tests", "Archives", name);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            Copy(folder, approved);
        }

        var (was, now) = (ArchiveTree.Of(approved), ArchiveTree.Of(folder));
        var differences = was.Except(now)
            .Select(file => "- " + file.Key)
            .Concat(now.Except(was).Select(file => "+ " + file.Key))
            .Select(line => line + FirstDifference(line[2..]))
            .ToList();
        differences
            .Should()
            .BeEmpty(
                "the archive differs from tests/Archives/{0}. If that is meant, run the tests once with {1}=1 and commit the files",
                name,
                Approve
            );

        string FirstDifference(string path)
        {
            var (before, after) = (Path.Combine(approved, path), Path.Combine(folder, path));
            return File.Exists(before) && File.Exists(after)
                ? ": " + File.ReadLines(after).Except(File.ReadLines(before)).FirstOrDefault("(lines are missing, or in another order)")
                : string.Empty;
        }
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
