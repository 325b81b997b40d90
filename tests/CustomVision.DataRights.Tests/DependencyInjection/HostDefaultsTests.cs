using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Export;
using CustomVision.DataRights.Tests.Facade;
using CustomVision.DataRights.Tests.Training;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>
/// A host with AddStandardResilienceHandler on every client gets the same results as one without. The clock is the real one, a hundred
/// times faster: the handler's 30 and 10 seconds are 300 and 100 milliseconds, the 40 of Retry-After are bounded to 400, a page of 12
/// seconds takes 120.
/// </summary>
public sealed class HostDefaultsTests
{
    public static TheoryData<string> Disturbances => ["429 with Retry-After: 40", "slow pages", "queueing"];

    [Theory]
    [MemberData(nameof(Disturbances))]
    public async Task Export_is_the_same_with_resilience_on_every_client(string disturbance)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var without = await ExportRig.StartAsync(emulator, _ => { });
        await using var with = await ExportRig.StartAsync(
            emulator,
            options => Configure(options, disturbance),
            services => services.ConfigureHttpClientDefaults(AddStandard)
        );
        var (undisturbed, folder) = (without.NewFolder(), with.NewFolder());
        var expected = await without.ExportAsync(undisturbed);
        Disturb(emulator, disturbance, FaultRule.For("GetImages", "GetProjects", "GetTags"));

        var result = await with.ExportAsync(folder);

        (result.State, result.Files).Should().Be((ExportState.Complete, expected.Files));
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Disturbances))]
    public async Task Erasure_is_the_same_with_resilience_on_every_client(string disturbance)
    {
        await using var without = await FacadeRig.StartAsync();
        await using var with = await FacadeRig.StartAsync(
            options: options => Configure(options, disturbance),
            services: services => services.ConfigureHttpClientDefaults(AddStandard)
        );
        var expected = await EraseAsync(without);
        Disturb(with.Emulator, disturbance, FaultRule.For("GetImages", "GetProjects", "DeleteTag", "DeleteProject"));

        var receipt = await EraseAsync(with);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Should().Be(expected.Counts);
        with.Emulator.Account.Projects.Should().BeEmpty();
    }

    [Fact]
    public async Task Refused_deletion_is_sent_as_often_with_resilience_on_every_client()
    {
        await using var without = await FacadeRig.StartAsync(options: Retry);
        await using var with = await FacadeRig.StartAsync(
            options: Retry,
            services: services => services.ConfigureHttpClientDefaults(AddStandard)
        );

        var sent = new List<int>();
        foreach (var rig in new[] { without, with })
        {
            rig.Emulator.Faults.Add(FaultRule.For("DeleteTag").Answer(503));
            await rig
                .Manager.Awaiting(manager => manager.DeleteTagAsync(rig.People.Project, rig.People.Staff))
                .Should()
                .ThrowAsync<TrainingApiException>();
            sent.Add(rig.Calls("DeleteTag").Count);
        }

        sent.Should().Equal(3, 3);

        static void Retry(DataRightsOptions options)
        {
            options.MaxRetryAttempts = 2;
            options.Timeouts.MaxRetryDelay = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Rejection_of_a_handler_that_the_host_adds_names_the_operation()
    {
        await using var rig = await FacadeRig.StartAsync(build: builder => AddStandard(builder.TrainingClient));
        rig.Emulator.Faults.Add(FaultRule.For("GetProjects").Delay(TimeSpan.FromMinutes(1)));

        var error = (await rig.Manager.Awaiting(manager => manager.ExportProjectsAsync()).Should().ThrowAsync<DataRightsException>()).Which;

        error.Message.Should().StartWith("GetProjects: a handler of the host ended the call (TimeoutRejectedException).");
    }

    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(NotSupportedException))]
    public async Task Exception_of_a_handler_that_the_host_adds_ends_neither_a_call_nor_a_job_undocumented(Type kind)
    {
        var stub = new StubHandler(_ => throw (Exception)Activator.CreateInstance(kind, "https://contoso.example/?sig=secret")!);
        using var rig = new TrainingRig(stub, stub);

        (await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>())
            .Which.Should()
            .Match<TrainingApiException>(error =>
                error.Operation == "GetProjects" && error.Status == null && !error.Message.Contains("secret")
            );
        (
            await rig
                .Client.Awaiting(client => client.OpenBlobAsync("https://storage.example/a", TrainingRig.ProjectId, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        )
            .Which.Operation.Should()
            .Be("GetBlob");
        stub.Requests.Should().HaveCount(2, "what a handler rejects is not repeated");
    }

    private static Task<ErasureReceipt> EraseAsync(FacadeRig rig) => EraseAsync(rig.Manager);

    private static async Task<ErasureReceipt> EraseAsync(IUserDataManager manager)
    {
        var plan = await manager.PlanErasureAsync(ErasureRequest.ForEverything());
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "dpo-7",
            Reason = "request 4711",
            ApprovedAt = TimeProvider.System.GetUtcNow(),
        };
        return await manager.EraseAsync(plan, approval, new MemoryJournal());
    }

    private static void Configure(DataRightsOptions options, string disturbance)
    {
        options.Timeouts.MaxRetryDelay = TimeSpan.FromMilliseconds(400);
        options.RequestsPerSecond = disturbance == "queueing" ? 40 : 0;
    }

    private static void Disturb(TrainingEmulator emulator, string disturbance, FaultMatch requests)
    {
        if (disturbance == "slow pages")
        {
            emulator.Faults.Add(requests.Every(2).Times(5).Delay(TimeSpan.FromMilliseconds(120)));
        }
        else if (disturbance != "queueing")
        {
            emulator.Faults.Add(requests.Every(3).Times(2).Answer(429, TimeSpan.FromSeconds(40)));
        }
    }

    private static void AddStandard(IHttpClientBuilder client) =>
        client.AddStandardResilienceHandler(options =>
        {
            options.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(300);
            options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(100);
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        });
}
