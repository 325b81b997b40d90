using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Archive.Images;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Bytes behind a picture's end, and bytes of other formats, wherever pictures come from and wherever an archive goes.</summary>
public sealed class StoredBytesTests
{
    private static readonly byte[] Trailing = [.. SamplePictures.Jpeg, .. "MotionPhoto_Data"u8, .. new byte[5000]];
    private static readonly byte[] WebP = [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, .. new byte[18]];

    [Fact]
    public async Task Images_of_predictions_are_checked_as_those_of_projects()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project => project.PredictionIds.Count > 1);
        Serve(rig, project.PredictionIds[0], Trailing);
        Serve(rig, project.PredictionIds[1], WebP);
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure =>
                failure.ObjectId == project.PredictionIds[1]
                && failure.Category == "prediction-files"
                && failure.Kind == ExportFailureKind.IntegrityWarning
            );
        var root = Path.Combine(folder, "data", "projects", project.Id.ToString(), "predictions");
        (await File.ReadAllBytesAsync(Path.Combine(root, project.PredictionIds[0] + ".jpg"))).Should().Equal(Trailing);
        (await File.ReadAllBytesAsync(Path.Combine(root, project.PredictionIds[1] + ".webp"))).Should().Equal(WebP);
        rig.Storage.Sent.Should().OnlyHaveUniqueItems("each is fetched once");
    }

    [Fact]
    public async Task Smaller_renditions_of_an_image_are_checked_as_the_original()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        var image = project.WorkspaceImageIds[0];
        rig.Storage.Intercept = (request, _) =>
            !Is(request, image)
                ? null
                : Answer(request.RequestUri!.AbsolutePath.Contains("t-", StringComparison.Ordinal) ? WebP : Trailing);
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(
            folder,
            new ExportRequest
            {
                RequestId = "test",
                Renditions = [ImageRendition.Original, ImageRendition.Resized, ImageRendition.Thumbnail],
            }
        );

        var root = Path.Combine(folder, "data", "projects", project.Id.ToString(), "images");
        (await File.ReadAllBytesAsync(Path.Combine(root, image + ".jpg"))).Should().Equal(Trailing);
        (await File.ReadAllBytesAsync(Path.Combine(root, image + "-thumbnail.webp"))).Should().Equal(WebP);
        result
            .Failures.Should()
            .NotBeEmpty()
            .And.OnlyContain(failure => failure.ObjectId == image && failure.Kind == ExportFailureKind.IntegrityWarning);
        rig.Storage.Sent.Where(line => line.Contains(image.ToString("N"), StringComparison.Ordinal))
            .Should()
            .HaveCount(3, "each is fetched once");
    }

    [Fact]
    public async Task A_run_that_resumes_fetches_no_such_bytes_again_and_warns_of_them_as_before()
    {
        await using var rig = await ExportRig.StartAsync();
        var (project, last) = (rig.Emulator.Account.Projects[0], rig.Emulator.Account.Projects[^1].Id);
        var images = project.WorkspaceImageIds;
        Serve(rig, images[0], Trailing);
        Serve(rig, images[1], WebP);
        Serve(rig, images[2], "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray());
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var rule = rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(last.ToString()).Answer(501));
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Incomplete);
        rig.Emulator.Faults.Remove(rule);
        var before = rig.Storage.Sent.Count;

        var result = await rig.ExportAsync(folder);

        (result.State, result.Resumed).Should().Be((ExportState.CompleteWithDifferences, true));
        rig.Storage.Sent.Skip(before)
            .Should()
            .NotContain(line => images.Take(3).Any(image => line.Contains(image.ToString("N"), StringComparison.Ordinal)));
        result.Failures.Select(failure => failure.ObjectId).Distinct().Should().BeEquivalentTo([(Guid?)images[1], images[2]]);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData("right", ExportState.CompleteWithDifferences)]
    [InlineData("wrong", ExportState.Incomplete)]
    [InlineData("none", ExportState.Incomplete)]
    public async Task An_empty_file_is_kept_where_its_digest_says_that_the_service_holds_no_more(string digest, ExportState state)
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        var image = project.WorkspaceImageIds[0];
        rig.Storage.Intercept = (request, _) =>
        {
            if (!Is(request, image))
            {
                return null;
            }

            var content = new ByteArrayContent([]);
#pragma warning disable CA5351 // what storage gives
            content.Headers.ContentMD5 = digest switch
            {
                "right" => MD5.HashData([]),
                "wrong" => new byte[16],
                _ => null,
            };
#pragma warning restore CA5351
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        };
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(state);
        result
            .Failures.Where(failure => failure.ObjectId == image)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(failure =>
                failure.Kind == (state == ExportState.Incomplete ? ExportFailureKind.Failed : ExportFailureKind.IntegrityWarning)
            );
        File.Exists(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images", image + ".bin"))
            .Should()
            .Be(state != ExportState.Incomplete);
    }

    [Fact]
    public async Task A_zip_holds_such_bytes_as_a_folder_does()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        Serve(rig, project.WorkspaceImageIds[0], Trailing);
        Serve(rig, project.WorkspaceImageIds[1], WebP);
        using var target = new MemoryStream();

        ExportResult result;
        await using (var sink = new ZipArchiveSink(target))
        {
            result = await rig.Manager.ExportAsync(new ExportRequest { RequestId = "test" }, sink);
        }

        result.Failures.Should().NotBeEmpty().And.OnlyContain(failure => failure.ObjectId == project.WorkspaceImageIds[1]);
        using var zip = new ZipArchive(new MemoryStream(target.ToArray()), ZipArchiveMode.Read);
        Bytes(zip, $"{project.WorkspaceImageIds[0]}.jpg").Should().Equal(Trailing);
        Bytes(zip, $"{project.WorkspaceImageIds[1]}.webp").Should().Equal(WebP);
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var content = new MemoryStream();
        using var entry = zip.Entries.Single(entry => entry.Name == name).Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static void Serve(ExportRig rig, Guid id, byte[] bytes)
    {
        var others = rig.Storage.Intercept;
        rig.Storage.Intercept = (request, send) => Is(request, id) ? Answer(bytes) : others(request, send);
    }

    private static bool Is(HttpRequestMessage request, Guid id) =>
        request.RequestUri!.AbsolutePath.Contains(id.ToString("N"), StringComparison.Ordinal);

    private static Task<HttpResponseMessage> Answer(byte[] bytes) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) });
}
