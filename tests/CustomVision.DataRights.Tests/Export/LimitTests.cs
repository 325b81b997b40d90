using System.IO.Compression;
using System.Net;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>What is larger than an option allows: it is named, and nothing of it is kept.</summary>
public sealed class LimitTests
{
    private const int Limit = 200_000; // far above what the emulator's pictures have

    public static TheoryData<string, bool> Cases =>
        new()
        {
            { "image-files", true },
            { "image-files", false },
            { "prediction-files", true },
            { "prediction-files", false },
            { "model-files", true },
            { "model-files", false },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_that_is_too_large_is_named_and_nothing_of_it_remains(string category, bool isDeclared)
    {
        await using var rig = await ExportRig.StartAsync(configure: Configure);
        var project = rig.Emulator.Account.Projects.First(project => project.PredictionIds.Count > 0);
        var (id, option) = category switch
        {
            "image-files" => ((Guid?)project.WorkspaceImageIds[0], "Downloads:MaxImageSize"),
            "prediction-files" => (project.PredictionIds[0], "Downloads:MaxPredictionSize"),
            _ => (null, "Downloads:MaxModelSize"),
        };
        var bodies = new List<RepeatedStream>();
        rig.Storage.Intercept = (request, _) => Is(request, id) ? Task.FromResult(Large(bodies, isDeclared)) : null;
        var (folder, name) = (rig.NewFolder(), id?.ToString() ?? "none");

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Where(failure => failure.Kind == ExportFailureKind.Failed && failure.Category == category)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(failure => failure.ObjectId == id && failure.Reason.Contains(option) && failure.Reason.Contains("200,000"));
        if (id is null)
        {
            result
                .Failures.Should()
                .OnlyContain(failure => failure.Reason.StartsWith("The file of the exported model "), "a model has no id");
        }

        bodies
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(body => body.BytesRead <= (isDeclared ? 0 : Limit + (128 * 1024)), "a declared length is refused unread");
        rig.Wire.Sent.Should()
            .NotContain(line => line.Contains("/images/id"), "another attempt, with a fresh link, would end the same way");
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Should()
            .NotContain(file => file.Contains(name) || file.EndsWith(".partial"));
        Directory.Exists(folder + ".work").Should().BeTrue("the export can be run again with another limit");
        Directory
            .GetFiles(folder + ".work", "*", SearchOption.AllDirectories)
            .Should()
            .NotContain(file => file.Contains("spool/") && !file.Contains("lists/"));
    }

    [Fact]
    public async Task A_zip_has_no_entry_of_a_file_that_is_too_large()
    {
        await using var rig = await ExportRig.StartAsync(configure: Configure);
        var id = rig.Emulator.Account.Projects[0].WorkspaceImageIds[0];
        rig.Storage.Intercept = (request, _) => Is(request, id) ? Task.FromResult(Large([], isDeclared: false)) : null;
        using var target = new MemoryStream();

        ExportResult result;
        await using (var sink = new ZipArchiveSink(target))
        {
            result = await rig.Manager.ExportAsync(new ExportRequest { RequestId = "test" }, sink);
        }

        result
            .Failures.Should()
            .NotBeEmpty()
            .And.OnlyContain(failure => failure.ObjectId == id && failure.Reason.Contains("Downloads:MaxImageSize"));
        using var zip = new ZipArchive(new MemoryStream(target.ToArray()), ZipArchiveMode.Read);
        zip.Entries.Should().NotContain(entry => entry.FullName.Contains(id.ToString()));
    }

    [Fact]
    public async Task A_raised_limit_completes_the_same_folder()
    {
        await using var rig = await ExportRig.StartAsync(configure: options => options.Downloads.MaxImageSize = 1);
        await using var raised = await ExportRig.StartAsync(rig.Emulator, _ => { });
        var folder = rig.NewFolder();
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Incomplete);

        (await raised.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task A_body_that_is_refused_in_the_middle_leaves_no_spool()
    {
        await using var sink = new ZipArchiveSink(Stream.Null);
        await using var work = await WorkFolder.OpenAsync(sink, CancellationToken.None);
        using var journal = ExportJournal.Open(work.JournalPath);
        using var bag = new BagWriter(sink, TimeProvider.System);
        var output = new ExportOutput(bag, sink, work, journal);

        await output
            .Awaiting(one =>
                one.StoreAsync(
                    PayloadFile.OfImage(Guid.Empty, Guid.Empty, ImageRendition.Original),
                    "jpg",
                    async (stream, token) =>
                    {
                        await stream.WriteAsync(new byte[100], token);
                        throw new BadBodyException("cut");
                    },
                    default
                )
            )
            .Should()
            .ThrowAsync<BadBodyException>();

        Directory.GetFiles(Path.Combine(work.FullPath, "spool")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_of_ever_new_ids_ends_and_is_named()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        var pages = 0;
        rig.Wire.Intercept = (request, send) =>
            !request.RequestUri!.AbsolutePath.EndsWith($"{project.Id}/images", StringComparison.Ordinal)
            || request.RequestUri.Query.Contains("iterationId", StringComparison.Ordinal)
                ? null
                : EndlessAsync(request.RequestUri.Query);

        var result = await rig.ExportAsync(
            rig.NewFolder(),
            new ExportRequest
            {
                RequestId = "test",
                Categories = ExportCategories.Images,
                ProjectIds = [project.Id],
            }
        );

        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "images"
                && failure.Reason.Contains("a tenth of it and 1,024")
                && failure.Reason.Contains("The listing was ended there")
            );
        pages.Should().BeLessThan(60);

        Task<HttpResponseMessage> EndlessAsync(string query)
        {
            pages++;
            var skip = int.Parse(query.Split("skip=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
            var items = Enumerable
                .Range(skip, 256)
                .Select(at =>
                    $$"""{"id":"{{new Guid(at, 0, 0, new byte[8])}}","created":"2026-01-01T00:00:00","width":1,"height":1,"tags":[]}"""
                );
            return Task.FromResult(Wire.Answer(200, $"[{string.Join(',', items)}]"));
        }
    }

    private static void Configure(DataRightsOptions options) =>
        (options.Downloads.MaxImageSize, options.Downloads.MaxPredictionSize, options.Downloads.MaxModelSize) = (Limit, Limit, Limit);

    private static bool Is(HttpRequestMessage request, Guid? id) =>
        id is { } known
            ? request.RequestUri!.AbsolutePath.Contains(known.ToString("N"), StringComparison.Ordinal)
            : request.RequestUri!.AbsolutePath.Contains("/m-", StringComparison.Ordinal);

    private static HttpResponseMessage Large(List<RepeatedStream> bodies, bool isDeclared)
    {
        var body = new RepeatedStream(8 * 1024 * 1024, value: 0x89);
        lock (bodies)
        {
            bodies.Add(body);
        }

        var content = new StreamContent(body);
        content.Headers.ContentLength = isDeclared ? 8 * 1024 * 1024 : null;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
