using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using static CustomVision.DataRights.Emulator.Tests.ResourceManager.ManagementClient;

namespace CustomVision.DataRights.Emulator.Tests.ResourceManager;

public sealed class DeletionTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private readonly TestClock _clock = new();

    [Theory]
    [InlineData(OperationHeaders.Both, true, true)]
    [InlineData(OperationHeaders.AzureAsyncOperation, true, false)]
    [InlineData(OperationHeaders.Location, false, true)]
    public async Task Deletion_NamesWhatToPoll(OperationHeaders headers, bool hasStatus, bool hasLocation)
    {
        await using var fixture = await StartAsync(options => options.Behavior.Management.OperationHeaders = headers);
        using var client = new ManagementClient(fixture);

        using var accepted = await client.SendAsync(HttpMethod.Delete, Account);

        accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        accepted.Headers.Contains("Azure-AsyncOperation").Should().Be(hasStatus);
        (accepted.Headers.Location is not null).Should().Be(hasLocation);
        accepted.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task AzureAsyncOperation_Answers200WithAStatus()
    {
        await using var fixture = await StartAsync();
        using var client = new ManagementClient(fixture);
        using var accepted = await client.SendAsync(HttpMethod.Delete, Account);
        var poll = accepted.Headers.GetValues("Azure-AsyncOperation").Single();

        (await client.JsonAsync(HttpMethod.Get, poll)).GetProperty("status").GetString().Should().Be("InProgress");
        (await client.JsonAsync(HttpMethod.Get, Account))
            .GetProperty("properties")
            .GetProperty("provisioningState")
            .GetString()
            .Should()
            .Be("Deleting");
        _clock.Advance(Duration);

        (await client.JsonAsync(HttpMethod.Get, poll)).GetProperty("status").GetString().Should().Be("Succeeded");
        (await client.GetAsync(Account)).Should().Be(404);
    }

    [Fact]
    public async Task Location_Answers202UntilTheEnd()
    {
        await using var fixture = await StartAsync();
        using var client = new ManagementClient(fixture);
        using var accepted = await client.SendAsync(HttpMethod.Delete, Account);
        var poll = accepted.Headers.Location!.AbsoluteUri;

        using (var waiting = await client.SendAsync(HttpMethod.Get, poll))
        {
            waiting.StatusCode.Should().Be(HttpStatusCode.Accepted);
            waiting.Headers.RetryAfter.Should().NotBeNull();
        }

        _clock.Advance(Duration);
        (await client.GetAsync(poll)).Should().Be(200);
        (await client.GetAsync(Account)).Should().Be(404);
    }

    [Theory]
    [InlineData(OperationEnding.Failed, 500)]
    [InlineData(OperationEnding.Canceled, 409)]
    public async Task DeletionThatDoesNotSucceed_ChangesNothing(OperationEnding ending, int result)
    {
        await using var fixture = await StartAsync(options => options.Behavior.Management.OperationEnding = ending);
        using var client = new ManagementClient(fixture);
        using var accepted = await client.SendAsync(HttpMethod.Delete, Account);
        _clock.Advance(Duration);

        var status = await client.JsonAsync(HttpMethod.Get, accepted.Headers.GetValues("Azure-AsyncOperation").Single());

        status.GetProperty("status").GetString().Should().Be(ending.ToString());
        status.GetProperty("error").GetProperty("code").GetString().Should().NotBeNullOrEmpty();
        (await client.GetAsync(accepted.Headers.Location!.AbsoluteUri)).Should().Be(result);
        (await client.GetAsync(Account)).Should().Be(200);
        (await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode.Should().Be(HttpStatusCode.OK);
        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Active);
    }

    [Fact]
    public async Task DeletionThatNeverEnds_IsInProgressForEver()
    {
        await using var fixture = await StartAsync(options => options.Behavior.Management.OperationEnding = OperationEnding.Never);
        using var client = new ManagementClient(fixture, lifetime: TimeSpan.FromDays(2));
        using var accepted = await client.SendAsync(HttpMethod.Delete, Account);
        _clock.Advance(TimeSpan.FromDays(1));

        (await client.JsonAsync(HttpMethod.Get, accepted.Headers.GetValues("Azure-AsyncOperation").Single()))
            .GetProperty("status")
            .GetString()
            .Should()
            .Be("InProgress");
        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Deleting);
    }

    [Theory]
    [InlineData(RepeatedDeletion.Accepted, 202)]
    [InlineData(RepeatedDeletion.Conflict, 409)]
    public async Task SecondDeletion_WhileTheFirstRuns_IsNeverSaidToBeDone(RepeatedDeletion repeated, int status)
    {
        await using var fixture = await StartAsync(options => options.Behavior.Management.RepeatedDeletion = repeated);
        using var client = new ManagementClient(fixture);
        using var first = await client.SendAsync(HttpMethod.Delete, Account);

        using var second = await client.SendAsync(HttpMethod.Delete, Account);

        ((int)second.StatusCode).Should().Be(status);
        if (status == 202)
        {
            second.Headers.Location.Should().Be(first.Headers.Location, "it is the same operation");
        }

        _clock.Advance(Duration);
        (await client.StatusAsync(HttpMethod.Delete, Account)).Should().Be(204);
    }

    [Fact]
    public async Task DeletedAccount_IsListed_AndAnswersNoTrainingCall()
    {
        await using var fixture = await DeletedAsync();
        using var client = new ManagementClient(fixture);
        using var bearer = fixture.CreateClient(fixture.Emulator.IssueToken());

        (await client.GetAsync(Account)).Should().Be(404);
        (await client.GetAsync(Group)).Should().Be(200);
        (await client.StatusAsync(HttpMethod.Post, $"{Account}/listKeys")).Should().Be(404);
        var deleted = (await client.JsonAsync(HttpMethod.Get, AllDeleted)).GetProperty("value")[0];
        deleted.GetProperty("id").GetString().Should().Be(Deleted);
        deleted.GetProperty("properties").GetProperty("deletionDate").GetString().Should().Be("2026-05-04T10:30:00Z");
        deleted.GetProperty("properties").GetProperty("scheduledPurgeDate").GetString().Should().Be("2026-05-06T10:30:00Z");
        (await client.GetAsync(Deleted)).Should().Be(200);
        (await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await bearer.GetAsync(EmulatorFixture.Training("projects"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        fixture.Emulator.Account.Projects.Should().HaveCount(2, "a deleted account can be recovered");
    }

    [Fact]
    public async Task DeletedAccount_CanAnswerTrainingCallsAsAMissingRoute_OrNotAtAll()
    {
        await using var fixture = await DeletedAsync();

        fixture.Emulator.Behavior.Management.DeletedAccountAnswer = DeletedAccountAnswer.NotFound;
        (await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        fixture.Emulator.Behavior.Management.DeletedAccountAnswer = DeletedAccountAnswer.Disconnected;
        var call = () => fixture.SendAsync(HttpMethod.Get, "projects");
        await call.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task TrainingCall_SeesTheDeletion_WithoutAPoll()
    {
        await using var fixture = await StartAsync();
        using var client = new ManagementClient(fixture);
        (await client.StatusAsync(HttpMethod.Delete, Account)).Should().Be(202);
        (await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode.Should().Be(HttpStatusCode.OK);
        _clock.Advance(Duration);

        (await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task RecoveredAccount_IsBackWithEverythingInIt()
    {
        await using var fixture = await DeletedAsync();
        using var client = new ManagementClient(fixture);
        var body = new
        {
            location = "westeurope",
            kind = "CustomVision.Training",
            sku = new { name = "S0" },
        };
        (await client.RefusalAsync(HttpMethod.Put, Account, body)).Should().Be((409, "FlagMustBeSetForRestore"));

        var recovered = await client.JsonAsync(
            HttpMethod.Put,
            Account,
            new { location = "westeurope", properties = new { restore = true } }
        );

        recovered.GetProperty("properties").GetProperty("provisioningState").GetString().Should().Be("Succeeded");
        (await client.GetAsync(Deleted)).Should().Be(404);
        (await fixture.GetAsync("projects")).GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task PurgedAccount_IsGoneWithItsBytes_AndTheNameIsFree()
    {
        await using var fixture = await StartAsync();
        using var client = new ManagementClient(fixture);
        var project = fixture.Emulator.Account.Projects[0].Id;
        var link = (await fixture.GetAsync($"projects/{project}/images"))[0].GetProperty("originalImageUri").GetString()!;
        await client.StatusAsync(HttpMethod.Delete, Account);
        _clock.Advance(Duration);
        fixture.Emulator.Account.BlobExists(link).Should().BeTrue();

        (await client.StatusAsync(HttpMethod.Delete, Deleted)).Should().Be(202);
        _clock.Advance(Duration);

        (await client.GetAsync(Deleted)).Should().Be(404);
        (await client.StatusAsync(HttpMethod.Delete, Deleted)).Should().Be(204);
        (await client.JsonAsync(HttpMethod.Get, AllDeleted)).GetProperty("value").GetArrayLength().Should().Be(0);
        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Purged);
        fixture.Emulator.Account.Projects.Should().BeEmpty();
        fixture.Emulator.Account.BlobExists(link).Should().BeFalse();
        using var created = await client.SendAsync(HttpMethod.Put, Account, new { location = "westeurope" });
        created.StatusCode.Should().Be(HttpStatusCode.Created);
        (await fixture.GetAsync("projects")).GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task DeletedAccount_IsPurgedAfter48Hours()
    {
        await using var fixture = await DeletedAsync();
        using var client = new ManagementClient(fixture);
        fixture.Emulator.ApplyLateDeletions();
        _clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Deleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Purged);
        fixture.Emulator.Account.Projects.Should().BeEmpty();
        using var fresh = new ManagementClient(fixture);
        (await fresh.GetAsync(Deleted)).Should().Be(404);
    }

    private Task<EmulatorFixture> StartAsync(Action<EmulatorOptions>? configure = null) =>
        EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = _clock;
            options.Seed = EmulatorSeed.Demo;
            options.Behavior.Management.OperationDuration = Duration;
            configure?.Invoke(options);
        });

    /// <summary>An emulator whose account was deleted at once.</summary>
    private async Task<EmulatorFixture> DeletedAsync()
    {
        var fixture = await StartAsync(options => options.Behavior.Management.OperationDuration = TimeSpan.Zero);
        using var client = new ManagementClient(fixture);
        (await client.StatusAsync(HttpMethod.Delete, Account)).Should().Be(200);
        return fixture;
    }
}
