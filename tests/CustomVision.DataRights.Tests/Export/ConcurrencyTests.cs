using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>How many downloads run at once, over a whole job: the storage is a real socket, and only the clock is the test's.</summary>
public sealed class ConcurrencyTests
{
    private const int Images = 700;

    public static TheoryData<string> Congestions => ["429", "503", "no answer in time", "a body that stops"];

    [Theory]
    [MemberData(nameof(Congestions))]
    public async Task They_become_half_as_many_when_the_storage_is_congested_and_more_again_afterwards(string congestion)
    {
        var (time, log) = (new TestClock(), new CapturedLog());
        await using var rig = await ExportRig.StartAsync(
            new EmulatorOptions(),
            options => options.Timeouts.IdleBody = TimeSpan.FromSeconds(4),
            services =>
                services.AddSingleton<TimeProvider>(time).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log))
        );
        rig.Emulator.Seed(account => account.AddProject("Many", ProjectKind.Classification).AddImages(Images));

        // Each download takes its time by this clock, so that windows pass and bring the same bytes a second.
        rig.Emulator.Faults.Add(FaultRule.ForBlobs().Run(() => Advance(time, 20)));
        rig.Emulator.Faults.Add(Congest(FaultRule.ForBlobs().Between(200, 203), congestion, time));

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Complete);
        var refused = congestion == "no answer in time" ? 1 : 4; // others only if they wait when the clock advances
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .Count.Should()
            .BeGreaterThanOrEqualTo(Images + refused, "what was refused was asked for again");
        var changes = ChangesOfTheLimit(log);
        changes[0].Should().Be((64, 32), "it begins at the maximum, and each window allows one reduction");
        changes.Should().OnlyContain(change => change.Limit >= 1 && change.Limit <= 64);
        changes.Skip(1).Should().Contain(change => change.Limit > change.Before, "it grows again ({0})", string.Join(' ', changes));
    }

    [Fact]
    public async Task As_many_as_the_options_allow_run_from_the_beginning_and_no_more()
    {
        const int Maximum = 20;
        var (time, log) = (new TestClock(), new CapturedLog());
        var (running, most) = (0, 0);
        await using var rig = await ExportRig.StartAsync(
            new EmulatorOptions(),
            options => options.Downloads.MaxConcurrency = Maximum,
            services =>
                services.AddSingleton<TimeProvider>(time).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log))
        );
        rig.Emulator.Seed(account => account.AddProject("Many", ProjectKind.Classification).AddImages(200));
        var all = new TaskCompletionSource();
        rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Run(async () =>
                {
                    var now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    if (now == Maximum)
                    {
                        all.TrySetResult();
                    }

                    // The first ones wait for the last, so that it does not depend on the moment whether they meet.
                    await all.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
                    await Advance(time, 20);
                    Interlocked.Decrement(ref running);
                })
        );

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);

        ChangesOfTheLimit(log).Should().BeEmpty();
        most.Should().Be(Maximum);
    }

    [Fact]
    public async Task An_iteration_is_listed_while_the_workspace_downloads_and_shares_its_files()
    {
        await using var rig = await TrainedAsync(images: 30);
        var listed = ListsRequested(rig, lists: 2);
        rig.Emulator.Faults.Add(FaultRule.ForBlobs().Run(() => listed.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System)));

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Complete);
        result.Categories.Single(category => category.Category == "iteration-image-files").Found.Should().Be(30);
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Count.Should().Be(30, "an image of both sets is downloaded once");
    }

    [Fact]
    public async Task An_iteration_without_links_to_the_originals_waits_for_those_of_the_workspace()
    {
        await using var rig = await TrainedAsync(images: 30);
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.Query.Contains("iterationId", StringComparison.OrdinalIgnoreCase)
            && request.RequestUri.AbsolutePath.EndsWith("/images", StringComparison.Ordinal)
                ? WithoutOriginalsAsync(send)
                : null;
        var listed = ListsRequested(rig, lists: 2);
        rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Run(async () =>
                {
                    await listed.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);

                    // An iteration that did not wait would now be downloading its copies.
                    await TakeTimeAsync(rig);
                })
        );

        var result = await rig.ExportAsync(rig.NewFolder());

        result.Failures.Should().BeEmpty("each original is in the archive");
        result.State.Should().Be(ExportState.Complete);
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Count.Should().Be(30);
    }

    [Fact]
    public async Task An_image_that_only_an_iteration_has_is_downloaded_when_the_workspace_has_ended()
    {
        await using var rig = await TrainedAsync(images: 30);
        var trained = rig.Emulator.Account.Projects[0];
        rig.Emulator.Seed(account =>
        {
            account.Project(trained.Id).DeleteFromWorkspace(trained.WorkspaceImageIds[0]);
            account.Project(trained.Id).DeleteFromWorkspace(rig.Emulator.Account.Projects[0].WorkspaceImageIds[^1]);
        });

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Complete);
        result.Categories.Single(category => category.Category == "image-files").Found.Should().Be(28);
        result.Categories.Single(category => category.Category == "iteration-image-files").Found.Should().Be(30);
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Count.Should().Be(30);
    }

    private static async Task<ExportRig> TrainedAsync(int images)
    {
        var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Trained", ProjectKind.Multilabel);
            project.AddImages(images, project.AddTag("T"));
            project.Train();
        });
        return rig;
    }

    /// <summary>Takes the time of 20 calls.</summary>
    internal static async Task TakeTimeAsync(ExportRig rig)
    {
        using var client = new HttpClient();
        for (var call = 0; call < 20; call++)
        {
            (await client.GetAsync(rig.Emulator.Endpoint)).Dispose();
        }
    }

    private static Task ListsRequested(ExportRig rig, int lists)
    {
        var requested = 0;
        var all = new TaskCompletionSource();
        rig.Emulator.Faults.Add(
            FaultRule
                .For("GetImages")
                .Run(() =>
                {
                    if (Interlocked.Increment(ref requested) == lists)
                    {
                        all.TrySetResult();
                    }

                    return Task.CompletedTask;
                })
        );
        return all.Task;
    }

    private static async Task<HttpResponseMessage> WithoutOriginalsAsync(Func<Task<HttpResponseMessage>> send)
    {
        using var answer = await send();
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        foreach (var image in list)
        {
            image!.AsObject().Remove("originalImageUri");
        }

        return Wire.Answer((int)answer.StatusCode, list.ToJsonString());
    }

    private static FaultRule Congest(FaultMatch match, string congestion, TestClock time) =>
        congestion switch
        {
            "429" => match.Answer(429, TimeSpan.Zero),
            "503" => match.Answer(503),
            "no answer in time" => match.Times(1).Run(() => Advance(time, 101_000)),
            _ => match.Stall(40, TimeSpan.FromHours(1)),
        };

    private static Task Advance(TestClock time, int milliseconds)
    {
        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return Task.CompletedTask;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static List<(int Before, int Limit)> ChangesOfTheLimit(CapturedLog log) =>
        [.. log.ValuesOf(eventId: 1204).Select(values => ((int)values["Before"]!, (int)values["Limit"]!))];
}
