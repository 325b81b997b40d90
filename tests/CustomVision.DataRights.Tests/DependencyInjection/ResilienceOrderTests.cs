using System.Net;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Azure;
using CustomVision.DataRights.Tests.Facade;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>
/// AddStandardResilienceHandler on every client changes no result, whether the host adds it before or after the registration. The handler's
/// times are a hundredth of its own: 300 and 100 milliseconds in place of 30 and 10 seconds, so that the 40 of Retry-After are bounded to
/// 400 and a page of 12 seconds takes 120.
/// </summary>
public sealed class ResilienceOrderTests
{
    private const string Throttled = "429 with Retry-After 40",
        Slow = "slow pages";

    // Both orders at each fault in the gate; one order at each in a developer's run.
    public static TheoryData<string, bool> Cases { get; } =
        KillFactAttribute.Step > 1
            ? new()
            {
                { Throttled, true },
                { Slow, false },
            }
            : new()
            {
                { Throttled, true },
                { Throttled, false },
                { Slow, true },
                { Slow, false },
            };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Export_is_the_same_with_resilience_on_every_client(string fault, bool isBefore)
    {
        var root = Directory.CreateTempSubdirectory("datarights-test-").FullName;
        try
        {
            await using var emulator = await TrainingEmulator.StartAsync();
            emulator.Seed(PeopleAccount.Plant);
            var expected = await ExportAsync(Path.Combine(root, "without"), isBefore: null);
            Plan(emulator, fault);

            var result = await ExportAsync(Path.Combine(root, "with"), isBefore);

            (result.State, result.Files).Should().Be((ExportState.Complete, expected.Files));
            ArchiveTree.Differences(Path.Combine(root, "without"), Path.Combine(root, "with")).Should().BeEmpty();

            async Task<ExportResult> ExportAsync(string folder, bool? isBefore)
            {
                await using var host = Host(emulator, fault, isBefore);
                return await host.GetRequiredService<IUserDataManager>()
                    .ExportAsync(new ExportRequest { RequestId = "test" }, new DirectoryArchiveSink(folder), null, default);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Theory]
    [InlineData(Slow, true)]
    [InlineData(Throttled, false)]
    public async Task Erasure_is_the_same_with_resilience_on_every_client(string fault, bool isBefore)
    {
        var expected = await EraseAsync(null);

        var found = await EraseAsync(isBefore);

        found.Should().BeEquivalentTo(expected);

        async Task<(ErasureState State, IEnumerable<(ErasureStepKind, StepResult)> Steps, int Deletes)> EraseAsync(bool? isBefore)
        {
            await using var emulator = await TrainingEmulator.StartAsync();
            emulator.Seed(PeopleAccount.Plant);
            await using var host = Host(emulator, fault, isBefore);
            var manager = host.GetRequiredService<IUserDataManager>();
            Plan(emulator, fault);
            var plan = await manager.PlanErasureAsync(ErasureRequest.ForEverything());
            var approval = new ErasureApproval
            {
                PlanDigest = plan.Digest,
                Approver = "dpo-7",
                Reason = "request 4711",
                ApprovedAt = TimeProvider.System.GetUtcNow(),
            };
            var receipt = await manager.EraseAsync(
                plan,
                approval,
                new MemoryJournal(),
                new EraseOptions { VerificationDeadline = TimeSpan.FromMinutes(2) }
            );
            return (
                receipt.State,
                receipt.Steps.Select(step => (step.Kind, step.Result)).ToList(),
                emulator.Requests.Find().Count(request => request.Method == "DELETE")
            );
        }
    }

    [Fact]
    public async Task Resource_Manager_call_is_sent_as_often_with_resilience_on_every_client()
    {
        using var rig = new ResourceManagerRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)),
            configure: options => options.MaxRetryAttempts = 1,
            services: services => services.ConfigureHttpClientDefaults(AddResilience)
        );

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Delete, default);

        (answer.Status, answer.Attempts, rig.Handler.Requests.Count).Should().Be((HttpStatusCode.ServiceUnavailable, 2, 2));
    }

    private static void Plan(TrainingEmulator emulator, string fault)
    {
        FaultRule[] rules = fault switch
        {
            Throttled => [.. Each("GetTags", "DeleteImages").Select(each => each.Times(5).Answer(429, TimeSpan.FromSeconds(40)))],
            Slow => [.. Each("GetTags", "GetImages", "DeleteImages").Select(each => each.Delay(TimeSpan.FromMilliseconds(120)))],
            _ => [],
        };
        emulator.Faults.Replace(rules);

        static IEnumerable<FaultMatch> Each(params string[] operations) => operations.Select(operation => FaultRule.For(operation));
    }

    private static ServiceProvider Host(TrainingEmulator emulator, string fault, bool? isBefore)
    {
        var services = new ServiceCollection();
        if (isBefore == true)
        {
            services.ConfigureHttpClientDefaults(AddResilience);
        }

        services.AddCustomVisionDataRights(options =>
        {
            options.Endpoint = emulator.Endpoint;
            options.TrainingKey = emulator.TrainingKey;
            options.RequestsPerSecond = 0;
            options.Timeouts.MaxRetryDelay = TimeSpan.FromMilliseconds(fault == Throttled ? 400 : 10);
        });
        if (isBefore == false)
        {
            services.ConfigureHttpClientDefaults(AddResilience);
        }

        return services.BuildServiceProvider();
    }

    private static void AddResilience(IHttpClientBuilder client) =>
        client.AddStandardResilienceHandler(options =>
        {
            options.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(300);
            options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(100);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromMilliseconds(500);
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        });
}
