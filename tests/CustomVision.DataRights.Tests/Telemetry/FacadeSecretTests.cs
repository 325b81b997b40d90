using System.IO.Compression;
using System.Net;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tests.Facade;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Telemetry;

/// <summary>Everything is run with every listener on; then all that was recorded is searched for secrets.</summary>
public sealed class FacadeSecretTests
{
    private static readonly IReadOnlyList<string> Secrets =
    [
        FacadeRig.Key,
        "sig=",
        "owner@example.com",
        "Emulator Owner",
        .. PeopleAccount.Names,
        .. PeopleAccount.Names.Select(Uri.EscapeDataString),
    ];

    [Fact]
    public async Task Nothing_that_is_read_or_deleted_leaves_a_secret_behind()
    {
        using var telemetry = new CapturedTelemetry();
        await using var rig = await StartAsync(telemetry);

        await ReadAllAsync(rig, telemetry);
        await DeleteAllAsync(rig, telemetry);

        telemetry
            .Lines.Should()
            .Contain(
                line => line.StartsWith("log Debug CustomVision.DataRights.Training 1100 ", StringComparison.Ordinal),
                "the test captures logs"
            );
        telemetry
            .Lines.Should()
            .Contain(
                line => line.StartsWith("activity CustomVision.DataRights GetBlob", StringComparison.Ordinal),
                "the test captures traces"
            );
        telemetry
            .Lines.Should()
            .Contain(
                line => line.StartsWith("metric CustomVision.DataRights customvision.datarights.calls", StringComparison.Ordinal),
                "the test captures measurements"
            );
        telemetry
            .Lines.Should()
            .Contain(line => line.StartsWith("event System.Net.Http", StringComparison.Ordinal), "the test captures the framework");
        Search(telemetry.Lines);
    }

    [Fact]
    public async Task Nothing_that_fails_leaves_a_secret_behind()
    {
        using var telemetry = new CapturedTelemetry();
        await using var rig = await StartAsync(telemetry);
        var people = rig.People;
        var manager = rig.Manager;
        var behavior = rig.Emulator.Behavior;

        await FailAsync(() => manager.ExportProjectAsync(Guid.NewGuid()), telemetry);
        await FailAsync(() => manager.DeleteProjectAsync(people.Project), telemetry);
        await FailAsync(() => manager.DeleteIterationAsync(people.Project, people.SecondIteration), telemetry);
        await FailAsync(() => manager.DeleteAccountAsync(), telemetry);
        await FailAsync(() => manager.OpenImageAsync(people.Project, people.FrozenImages[0]), telemetry);
        await FailAsync(
            () =>
                ExportAsync(
                    manager,
                    new ExportRequest { Subject = new SubjectSelector { TagNames = [PeopleAccount.PersonTag + "x"] } },
                    telemetry
                ),
            telemetry
        );

        behavior.Images.LinkLifetime = TimeSpan.FromSeconds(-1);
        await FailAsync(() => manager.OpenImageAsync(people.Project, people.PersonImages[0]), telemetry);
        (await ExportAsync(manager, new ExportRequest(), telemetry)).State.Should().Be(ExportState.Incomplete);
        behavior.Images.LinkLifetime = TimeSpan.FromHours(24);

        behavior.Resource.DisasterRecovery = true;
        await FailAsync(() => manager.DeleteTagAsync(people.Project, people.Person), telemetry);
        telemetry.Write(string.Join(' ', await manager.DeleteImagesAsync(people.Project, people.PersonImages)));
        behavior.Resource.DisasterRecovery = false;
        behavior.Resource.KeyRevoked = true;
        await FailAsync(() => manager.ExportTagsAsync(people.Project), telemetry);

        Search(telemetry.Lines);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"code":"BadRequestTagName","message":"Ophelia Quistgaard is taken"}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"code":"Ophelia Quistgaard","message":"x"}""")]
    [InlineData(HttpStatusCode.Forbidden, """{"error":{"code":"403","message":"3f9c0ba1d2e84756-facade-key is not allowed"}}""")]
    [InlineData(HttpStatusCode.TooManyRequests, """{"error":{"code":"429","message":"Ophelia Quistgaard, retry after 3 seconds"}}""")]
    [InlineData(HttpStatusCode.InternalServerError, "<html>Ophelia Quistgaard</html>")]
    [InlineData(HttpStatusCode.OK, """[{"id":"Ophelia Quistgaard"}]""")]
    [InlineData(HttpStatusCode.OK, """[{"name":"Ophelia Quistgaard"}]""")]
    [InlineData(HttpStatusCode.OK, """[{"id":"5d5ee98e-b6f4-4d3f-8c9d-2f6dcb0b6f3e","name":"Ophelia Quistgaard",""")]
    [InlineData(HttpStatusCode.Redirect, "https://elsewhere.example/?sig=abc")]
    public async Task Answer_that_holds_a_secret_is_not_repeated(HttpStatusCode status, string body)
    {
        using var telemetry = new CapturedTelemetry();
        await using var rig = await StartAsync(telemetry);
        rig.Wire.Intercept = (_, _) =>
        {
            var response = StubHandler.Json(body, status);
            response.Headers.Location = status == HttpStatusCode.Redirect ? new Uri(body) : null;
            return Task.FromResult(response);
        };

        await FailAsync(() => rig.Manager.ExportProjectsAsync(), telemetry);
        if (body.EndsWith("}]", StringComparison.Ordinal) && status == HttpStatusCode.OK)
        {
            // A list that holds an unreadable project loses that project alone, which the report names.
            (await ExportAsync(rig.Manager, new ExportRequest(), telemetry))
                .State.Should()
                .Be(ExportState.Incomplete);
        }
        else
        {
            await FailAsync(() => ExportAsync(rig.Manager, new ExportRequest(), telemetry), telemetry);
        }

        Search(telemetry.Lines);
    }

    [Fact]
    public async Task Archive_holds_no_key_and_no_link_that_opens_anything_and_its_names_are_ids()
    {
        using var telemetry = new CapturedTelemetry();
        await using var rig = await StartAsync(telemetry);
        rig.Emulator.Behavior.Resource.AccountCall = true;
        using var folder = new TemporaryDirectory();
        var archive = folder["archive"];

        await rig.Manager.ExportAsync(new ExportRequest(), new DirectoryArchiveSink(archive));

        foreach (var file in Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories))
        {
            var content = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            content
                .Should()
                .NotContain(FacadeRig.Key, "of {0}", file)
                .And.NotContain("sig=", "of {0}", file)
                .And.NotContain("emulator-second", "of {0}", file);
        }

        Search([
            .. Directory
                .EnumerateFileSystemEntries(archive, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(archive, path)),
        ]);
    }

    [Fact]
    public void Search_finds_what_it_searches_for()
    {
        foreach (var secret in Secrets)
        {
            FluentActions.Invoking(() => Search([$"GET /x {secret} y"])).Should().Throw<Exception>("of {0}", secret);
        }
    }

    private static Task<FacadeRig> StartAsync(CapturedTelemetry telemetry) =>
        FacadeRig.StartAsync(
            new TestClock { DelaysPassAtOnce = true },
            options => options.MaxRetryAttempts = 2,
            services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(telemetry))
        );

    private static async Task ReadAllAsync(FacadeRig rig, CapturedTelemetry telemetry)
    {
        var (manager, people) = (rig.Manager, rig.People);
        void Note(object? value) => telemetry.Write($"{value}");

        Note(await manager.ExportAccountInfoAsync());
        rig.Emulator.Behavior.Resource.AccountCall = true;
        Note(await manager.ExportAccountInfoAsync());
        (await manager.ExportProjectsAsync()).ToList().ForEach(Note);
        Note(await manager.ExportProjectAsync(people.Project));
        (await manager.ExportIterationsAsync(people.Project)).ToList().ForEach(Note);
        Note(await manager.ExportIterationAsync(people.Project, people.SecondIteration));
        Note(await manager.ExportIterationPerformanceAsync(people.Project, people.FirstIteration));
        (await manager.ExportImagePerformancesAsync(people.Project, people.FirstIteration).ToListAsync()).ForEach(Note);
        (await manager.ExportTagsAsync(people.Project)).ToList().ForEach(Note);
        Note(await manager.ExportTagAsync(people.Project, people.Person));
        (await manager.ExportImagesAsync(people.Project).ToListAsync()).ForEach(Note);
        (await manager.ExportTaggedImagesAsync(people.Project).ToListAsync()).ForEach(Note);
        (await manager.ExportUntaggedImagesAsync(people.Project).ToListAsync()).ForEach(Note);
        (await manager.ExportSuggestionsAsync(people.Project, people.SecondIteration).ToListAsync()).ForEach(Note);
        var predictions = await manager
            .ExportPredictionsAsync(people.Project, new PredictionQuery { Application = PeopleAccount.Application })
            .ToListAsync();
        predictions.ForEach(Note);
        var models = await manager.ExportExportedModelsAsync(people.Project, people.FirstIteration);
        models.ToList().ForEach(Note);
        foreach (
            var open in new[]
            {
                await manager.OpenImageAsync(people.Project, people.PersonImages[0]),
                await manager.OpenPredictionImageAsync(people.Project, predictions[0]),
                await manager.OpenExportedModelAsync(people.Project, models[0]),
            }
        )
        {
            await using (open)
            {
                await open.Stream.CopyToAsync(Stream.Null);
                Note(open);
            }
        }

        var selector = new SubjectSelector
        {
            TagNames = [PeopleAccount.PersonTag],
            Metadata = [new(PeopleAccount.MetadataKey, PeopleAccount.MetadataValue)],
        };
        foreach (
            var request in new[]
            {
                new ExportRequest { Datasets = [.. Enum.GetValues<DatasetFormat>()] },
                new ExportRequest { Subject = selector },
            }
        )
        {
            Note(selector);
            Note(await ExportAsync(manager, request, telemetry));
        }

        using var zip = new MemoryStream();
        Note(await manager.ExportAsync(new ExportRequest(), new ZipArchiveSink(zip)));
        using var entries = new ZipArchive(zip, ZipArchiveMode.Read);
        entries.Entries.Select(entry => entry.FullName).ToList().ForEach(Note);
    }

    private static async Task DeleteAllAsync(FacadeRig rig, CapturedTelemetry telemetry)
    {
        var (manager, people) = (rig.Manager, rig.People);
        var images = await manager.DeleteImagesAsync(
            people.Project,
            people.PersonImages,
            completionTimeout: TimeSpan.FromMinutes(5)
        );
        var predictions = await manager.DeletePredictionsAsync(people.Project, people.Predictions);
        await EraseAsync(rig, telemetry);
        await manager.DeleteTagAsync(people.Project, people.Staff);
        await manager.DeleteIterationAsync(people.Project, people.FirstIteration);
        await manager.DeleteProjectAsync(people.Project, unpublishFirst: true);
        telemetry.Write(string.Join(' ', images) + string.Join(' ', predictions));
        rig.Emulator.Account.FindProject(people.Project).Should().BeNull();
    }

    // Plans, receipts and journals may be shown to anyone: they hold no names either.
    private static async Task EraseAsync(FacadeRig rig, CapturedTelemetry telemetry)
    {
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = [PeopleAccount.PersonTag] }, rig.People.Project);
        request.Models = ModelDecision.Retrain;
        request.DeleteEmptiedTags = true;
        var plan = await rig.Manager.PlanErasureAsync(request);
        using var folder = new TemporaryDirectory();
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "officer",
            Reason = "case-77",
            ApprovedAt = plan.CreatedAt,
        };
        using (var journal = new FileErasureJournal(folder["journal"]))
        {
            var receipt = await rig.Manager.EraseAsync(
                plan,
                approval,
                journal,
                progress: new SynchronousProgress<ErasureProgress>(step => telemetry.Write($"{step}"))
            );
            telemetry.Write($"{request} {plan} {plan.ToJson()} {receipt} {receipt.ToJson()} {await rig.Manager.VerifyErasureAsync(plan)}");
        }

        telemetry.Write(await File.ReadAllTextAsync(folder["journal"]));
    }

    private static async Task<ExportResult> ExportAsync(IUserDataManager manager, ExportRequest request, CapturedTelemetry telemetry)
    {
        using var folder = new TemporaryDirectory();
        var progress = new SynchronousProgress<ExportProgress>(step => telemetry.Write($"{step}"));
        var result = await manager.ExportAsync(request, new DirectoryArchiveSink(folder["archive"]), progress);
        telemetry.Write(
            $"{result} {string.Join(' ', result.Failures)} {string.Join(' ', result.Categories)} {string.Join(' ', result.Changes)}"
        );
        return result;
    }

    private static async Task FailAsync(Func<Task> act, CapturedTelemetry telemetry)
    {
        var error = (await act.Should().ThrowAsync<DataRightsException>()).Which;
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            telemetry.Write($"{one.Message} {one} {string.Join(' ', one.Data.Values.Cast<object>())}");
        }
    }

    private static void Search(IReadOnlyList<string> lines)
    {
        foreach (var secret in Secrets)
        {
            lines
                .Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase))
                .Take(3)
                .Should()
                .BeEmpty("'{0}' must stay secret", secret);
        }
    }
}
