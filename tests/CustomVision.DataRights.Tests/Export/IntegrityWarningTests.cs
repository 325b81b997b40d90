using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Archive.Images;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>What is stored although it may not be what it should be, and answers that are whole and still not true.</summary>
public sealed class IntegrityWarningTests
{
    [Fact]
    public async Task An_image_with_an_integrity_warning_is_fetched_once_and_keeps_the_warning_over_looks_and_runs()
    {
        await using var rig = await ExportRig.StartAsync();
        var (project, image, last) = (rig.Emulator.Account.Projects[0].Id, Guid.Empty, rig.Emulator.Account.Projects[^1].Id);
        var whole = rig.Emulator.Account.Project(project).ImageBytes(rig.Emulator.Account.Project(project).WorkspaceImageIds[0])!;
        image = rig.Emulator.Seed(account => account.Project(project).AddImage(whole[..(whole.Length / 2)]));
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        var result = await rig.ExportAsync(undisturbed);
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob, path: image.ToString("N"))
            .Should()
            .ContainSingle("its length and its digest agree with what the storage says");
        var rule = rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(last.ToString()).Answer(501));

        var first = await rig.ExportAsync(folder); // two passes, and a rest
        rig.Emulator.Faults.Remove(rule);
        var second = await rig.ExportAsync(folder);

        foreach (var each in (ExportResult[])[result, first, second])
        {
            each.Failures.Where(failure => failure.Kind == ExportFailureKind.IntegrityWarning)
                .Should()
                .ContainSingle()
                .Which.ObjectId.Should()
                .Be(image);
        }

        (result.State, second.State).Should().Be((ExportState.CompleteWithDifferences, ExportState.CompleteWithDifferences));
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_with_bytes_after_its_end_is_whole_and_fetched_once(bool isMeasured)
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0].Id;
        byte[][] pictures =
        [
            [.. SamplePictures.Jpeg, .. new byte[20_000]],
            [.. SamplePictures.Jpeg, .. "MotionPhoto_Data"u8, .. new byte[100_000]],
            [.. SamplePictures.Png, .. new byte[100]],
            [.. SamplePictures.Gif, .. new byte[100]],
            [.. SamplePictures.Bitmap(), .. new byte[100]],
        ];
        string[] extensions = ["jpg", "jpg", "png", "gif", "bmp"];
        var images = rig.Emulator.Seed(account => pictures.Select(picture => account.Project(project).AddImage(picture)).ToList());
        rig.Storage.Intercept = (request, _) =>
            !isMeasured
            && images.FindIndex(id => request.RequestUri!.AbsolutePath.Contains("i-" + id.ToString("N"), StringComparison.Ordinal))
                is >= 0
                    and var at
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new UnmeasuredContent(pictures[at]) })
                : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        (result.State, result.Failures.Count)
            .Should()
            .Be((ExportState.Complete, 0), string.Join("; ", result.Failures.Select(failure => failure.Reason)));
        foreach (var (image, at) in images.Select((image, at) => (image, at)))
        {
            (
                await File.ReadAllBytesAsync(
                    Path.Combine(folder, "data", "projects", project.ToString(), "images", image + "." + extensions[at])
                )
            )
                .Should()
                .Equal(pictures[at]);
        }

        if (isMeasured)
        {
            rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
                .GroupBy(request => request.Path)
                .Should()
                .OnlyContain(fetches => fetches.Count() == 1);
        }
    }

    [Fact]
    public async Task An_image_without_a_declared_length_that_was_cut_is_kept_and_named()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        var image = rig.Emulator.Seed(account => account.Project(project.Id).AddImages(1)[0]);
        byte[] cut = [.. rig.Emulator.Account.Project(project.Id).ImageBytes(image)![..^14], .. new byte[100]];
        rig.Storage.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.Contains("i-" + image.ToString("N"), StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new UnmeasuredContent(cut) })
                : null;
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure => failure.ObjectId == image && failure.Kind == ExportFailureKind.IntegrityWarning);
        (await File.ReadAllBytesAsync(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images", image + ".png")))
            .Should()
            .Equal(cut);
    }

    [Theory]
    [InlineData("webp", true)]
    [InlineData("tif", true)]
    [InlineData("svg", true)]
    [InlineData("svg", false)]
    [InlineData("bmp", true)]
    public async Task Bytes_of_a_format_that_the_service_does_not_take_are_kept_with_a_warning(string format, bool hasDigest)
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        byte[] bytes = format switch
        {
            "webp" => [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, .. new byte[18]],
            "tif" => [.. "II*\0"u8, 8, 0, 0, 0, .. new byte[300]],
            "bmp" => [.. "BM"u8, 60, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 16, 0, 0, 0, .. new byte[42]],
            _ =>
            [
                .. "<?xml version=\"1.0\"?>"u8,
                .. "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\"><script>alert(1)</script></svg>"u8,
            ],
        };
        var (image, asked) = (project.WorkspaceImageIds[0], 0);
        rig.Storage.Intercept = (request, _) =>
        {
            if (!request.RequestUri!.AbsolutePath.Contains("i-" + image.ToString("N"), StringComparison.Ordinal))
            {
                return null;
            }

            asked++;
            var content = new ByteArrayContent(bytes);
#pragma warning disable CA5351 // what storage gives
            content.Headers.ContentMD5 = hasDigest ? System.Security.Cryptography.MD5.HashData(bytes) : null;
#pragma warning restore CA5351
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = content });
        };
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        (result.State, asked).Should().Be((ExportState.CompleteWithDifferences, 1));
        result
            .Failures.Should()
            .OnlyContain(failure =>
                failure.ObjectId == image
                && failure.Kind == ExportFailureKind.IntegrityWarning
                && failure.Reason.Contains("not in a format that Custom Vision accepts")
            )
            .And.NotBeEmpty();
        var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
        var name = $"{image}.{(format == "svg" ? "bin" : format)}";
        (await File.ReadAllBytesAsync(Path.Combine(root, "images", name))).Should().Equal(bytes);
        var pages = string.Concat(Directory.EnumerateFiles(root, "*.html").Select(File.ReadAllText));
        pages.Should().Contain(name);
        foreach (var reference in (string[])["href=\"images/" + name, "src=\"images/" + name])
        {
            pages
                .Contains(reference, StringComparison.Ordinal)
                .Should()
                .Be(format is "webp" or "bmp" || (format == "tif" && reference.StartsWith("href", StringComparison.Ordinal)), reference);
        }
    }

    [Theory]
    [InlineData("webp", true)]
    [InlineData("webp", false)]
    public async Task A_wrong_length_or_digest_stays_an_error_whatever_the_format(string format, bool isDigest)
    {
        await using var rig = await ExportRig.StartAsync();
        var image = rig.Emulator.Account.Projects[^1].WorkspaceImageIds[0];
        byte[] bytes = [.. "RIFF"u8, 26, 0, 0, 0, .. Encoding.ASCII.GetBytes(format.ToUpperInvariant()), .. new byte[22]];
        rig.Storage.Intercept = (request, _) =>
        {
            if (!request.RequestUri!.AbsolutePath.Contains("i-" + image.ToString("N"), StringComparison.Ordinal))
            {
                return null;
            }

            var content = new ByteArrayContent(bytes);
            content.Headers.ContentMD5 = isDigest ? new byte[16] : null;
            content.Headers.ContentLength = isDigest ? bytes.Length : bytes.Length + 1;
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = content });
        };

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Where(failure => failure.ObjectId == image)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(failure => failure.Kind == ExportFailureKind.Failed);
    }

    [Fact]
    public async Task A_line_that_closes_badly_takes_nothing_from_bytes_that_are_stored()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        rig.Emulator.Requests.Clear();
        rig.Storage.Intercept = (_, send) => WithBadCloseAsync(send);

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .GroupBy(request => request.Path)
            .Should()
            .OnlyContain(fetches => fetches.Count() == 1);
    }

    [Fact]
    public async Task A_line_that_closes_badly_does_not_hide_why_a_download_failed()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Storage.Intercept = (_, _) =>
            WithBadCloseAsync(static () =>
                Task.FromResult(
                    new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("<html>blocked</html>") }
                )
            );

        var result = await rig.ExportAsync(rig.NewFolder());

        result
            .Failures.Where(failure => failure.Category == "image-files")
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(failure => failure.Reason.Contains("a text page", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_image_without_a_link_to_its_original_is_never_taken_for_it_and_never_for_gone(bool hasCopy)
    {
        await using var rig = await ExportRig.StartAsync();
        var image = rig.Emulator.Account.Projects[^1].WorkspaceImageIds[0];
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath is var path
            && (path.EndsWith("/images", StringComparison.Ordinal) || path.EndsWith("/images/id", StringComparison.Ordinal))
                ? WithoutLinkAsync(send, image, hasCopy)
                : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        var failures = result.Failures.Where(failure => failure.ObjectId == image).ToList();
        failures
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(failure => failure.Kind == (hasCopy ? ExportFailureKind.IntegrityWarning : ExportFailureKind.Failed));
        result.State.Should().Be(hasCopy ? ExportState.CompleteWithDifferences : ExportState.Incomplete);
    }

    [Fact]
    public async Task A_model_in_no_known_form_is_kept_and_named()
    {
        await using var rig = await ExportRig.StartAsync();
        var pictures = rig
            .Emulator.Account.Projects.SelectMany(project => project.AllImageIds.Concat(project.PredictionIds))
            .Select(id => id.ToString("N"))
            .ToList();
        rig.Storage.Intercept = (request, _) =>
            pictures.Exists(request.RequestUri!.AbsolutePath.Contains)
                ? null
                : Task.FromResult(
                    new HttpResponseMessage(System.Net.HttpStatusCode.OK)
                    {
                        Content = new ByteArrayContent("Server busy, come back later."u8.ToArray()),
                    }
                );

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure => failure.Category == "model-files" && failure.Kind == ExportFailureKind.IntegrityWarning);
    }

    [Fact]
    public async Task Tags_that_images_carry_and_the_list_does_not_name_are_a_gap()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/tags", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "[]")) : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .OnlyContain(failure => failure.Category == "tags")
            .And.HaveCount(5, "two workspaces and three models have them");
    }

    [Fact]
    public async Task A_list_that_is_shorter_than_the_services_own_count_is_looked_at_again_and_is_a_gap()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0].Id;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.PathAndQuery.Contains(project + "/images/count", StringComparison.Ordinal)
            && !request.RequestUri.Query.Contains("iterationId", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(200, "99"))
                : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        var images = result.Categories.Single(category => category.Category == "images" && category.ProjectId == project);
        (images.State, images.Expected, images.Found)
            .Should()
            .Be((CategoryState.Failed, 99, rig.Emulator.Account.Project(project).WorkspaceImageIds.Count));
        result.Failures.Should().ContainSingle().Which.Reason.Should().Contain("counts 99").And.Contain("also after a second request");
        rig.Emulator.Requests.Find(operation: "GetImages", path: project.ToString())
            .Count.Should()
            .BeGreaterThan(3, "it was listed again before it was reported");
    }

    [Theory]
    [InlineData("/predictions/query", "predictions")]
    [InlineData("/images/suggested", "suggestions")]
    [InlineData("/iterations", "iterations")]
    public async Task A_list_without_a_count_that_is_empty_once_is_asked_for_again(string path, string category)
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var asked = 0;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal) && ++asked == 1
                ? Task.FromResult(Wire.Answer(200, path == "/iterations" ? "[]" : """{"token":{"continuation":null},"results":[]}"""))
                : null;

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty("{0} were not lost", category);
    }

    [Fact]
    public async Task Json_that_a_gateway_prints_over_several_lines_is_one_line_in_a_list()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/images", StringComparison.Ordinal) ? PrintedAsync(send) : null;
        var folder = rig.NewFolder();

        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);

        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task An_iteration_that_is_listed_twice_is_exported_once()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/iterations", StringComparison.Ordinal)
                ? EditAsync(send, list => list.Add(list[0]!.DeepClone()))
                : null;

        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);

        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    private static Task<HttpResponseMessage> WithoutLinkAsync(Func<Task<HttpResponseMessage>> send, Guid image, bool hasCopy) =>
        EditAsync(
            send,
            list =>
            {
                foreach (var item in list.OfType<System.Text.Json.Nodes.JsonObject>().Where(item => item["id"]!.GetValue<Guid>() == image))
                {
                    item.Remove("originalImageUri");
                    _ = hasCopy || item.Remove("resizedImageUri");
                }
            }
        );

    private static async Task<HttpResponseMessage> PrintedAsync(Func<Task<HttpResponseMessage>> send)
    {
        using var answer = await send();
        var json = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return Wire.Answer(
            (int)answer.StatusCode,
            json.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, NewLine = "\r\n" })
        );
    }

    private static async Task<HttpResponseMessage> EditAsync(
        Func<Task<HttpResponseMessage>> send,
        Action<System.Text.Json.Nodes.JsonArray> edit
    )
    {
        using var answer = await send();
        var json = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        if (json.Count > 0)
        {
            edit(json);
        }

        return Wire.Answer((int)answer.StatusCode, json.ToJsonString());
    }

    private static async Task<HttpResponseMessage> WithBadCloseAsync(Func<Task<HttpResponseMessage>> send)
    {
        var answer = await send();
        var (bytes, headers) = (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers);
        var content = new StreamContent(new BadCloseStream(bytes));
        foreach (var (name, values) in headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        answer.Content = content;
        return answer;
    }
}
