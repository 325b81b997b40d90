using CustomVision.DataRights.Account;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Azure;

public sealed class AccountManagerTests
{
    private const string Location = "westeurope";

    [Fact]
    public async Task Account_is_present_with_the_facts_that_decide_whether_it_can_be_deleted()
    {
        await using var rig = await AzureRig.StartAsync();

        var answer = await rig.Accounts.FindAccountAsync();

        answer.Presence.Should().Be(AccountPresence.Present);
        answer
            .Account.Should()
            .BeEquivalentTo(
                new
                {
                    Kind = "CustomVision.Training",
                    ProvisioningState = "Succeeded",
                    rig.Emulator.Endpoint,
                    HasOwnEndpoint = true,
                    RecoverableUntil = (DateTimeOffset?)null,
                }
            );
        rig.Accounts.ResourceId.Should().Be(rig.Emulator.ResourceId);
        (await rig.Accounts.FindDeletedAccountAsync(answer.Account!.Location)).Presence.Should().Be(AccountPresence.Gone);
        (await rig.Accounts.FindWitnessAsync()).Should().Be(new AccountWitness { SeesResourceGroup = true, SeesDeletedAccounts = true });
    }

    [Theory]
    [InlineData(401, """{"error":{"code":"InvalidAuthenticationToken","message":"no"}}""", "InvalidAuthenticationToken")]
    [InlineData(403, """{"error":{"code":"AuthorizationFailed","message":"no"}}""", "AuthorizationFailed")]
    [InlineData(404, """{"error":{"code":"SubscriptionNotFound","message":"no"}}""", "SubscriptionNotFound")]
    [InlineData(404, """{"error":{"code":"ResourceGroupNotFound","message":"no"}}""", "ResourceGroupNotFound")]
    [InlineData(404, """{"error":{"code":"404","message":"Resource not found"}}""", "Status404")]
    [InlineData(404, """{"code":"NotFoundProject","message":"no"}""", "Status404")]
    [InlineData(404, "<html>proxy</html>", "Status404")]
    [InlineData(404, "", "Status404")]
    [InlineData(410, """{"error":{"code":"ResourceNotFound","message":"no"}}""", "ResourceNotFound")]
    [InlineData(200, "<html>proxy</html>", "UnreadableAnswer")]
    [InlineData(200, "{}", "UnreadableAnswer")]
    [InlineData(200, """{"id":"/subscriptions/other","name":"n","location":"l","kind":"k"}""", "UnreadableAnswer")]
    [InlineData(503, "", "Status503")]
    public async Task What_proves_nothing_is_Unknown_and_never_Gone(int status, string body, string code)
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.For("Accounts_Get", "DeletedAccounts_Get").Reply(status, body));

        (await rig.Accounts.FindAccountAsync()).Should().Be(new AccountAnswer { Presence = AccountPresence.Unknown, Code = code });
        (await rig.Accounts.FindDeletedAccountAsync(Location))
            .Should()
            .Be(new AccountAnswer { Presence = AccountPresence.Unknown, Code = code });
    }

    [Fact]
    public async Task Dropped_connection_is_Unknown()
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.ForEverything().At(EndpointKind.Arm).Drop());

        (await rig.Accounts.FindAccountAsync()).Should().Be(new AccountAnswer { Presence = AccountPresence.Unknown, Code = "Unreachable" });
        (await rig.Accounts.FindWitnessAsync())
            .Should()
            .Be(
                new AccountWitness
                {
                    SeesResourceGroup = false,
                    SeesDeletedAccounts = false,
                    Code = "Unreachable",
                }
            );
        (await rig.Accounts.StartDeletionAsync()).State.Should().Be(AccountOperationState.Unanswered);
        (await rig.Accounts.HasKeyAsync(AzureRig.Key)).Should().BeNull();
    }

    [Theory]
    [InlineData("ResourceGroups_Get", false)]
    [InlineData("DeletedAccounts_List", true)]
    public async Task Witness_names_what_the_identity_cannot_read(string operation, bool seesGroup)
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.For(operation).Reply(403, """{"error":{"code":"AuthorizationFailed","message":"no"}}"""));

        (await rig.Accounts.FindWitnessAsync())
            .Should()
            .Be(
                new AccountWitness
                {
                    SeesResourceGroup = seesGroup,
                    SeesDeletedAccounts = false,
                    Code = "AuthorizationFailed",
                }
            );
    }

    [Theory]
    [InlineData(AzureRig.Key, true)]
    [InlineData(AzureRig.SecondKey, true)]
    [InlineData("another-key", false)]
    public async Task Key_is_compared_with_both_keys_of_the_account(string key, bool isOwn)
    {
        await using var rig = await AzureRig.StartAsync();

        (await rig.Accounts.HasKeyAsync(key)).Should().Be(isOwn);
    }

    [Fact]
    public async Task Key_that_cannot_be_compared_is_not_known()
    {
        await using var rig = await AzureRig.StartAsync(managementRole: CustomVisionRole.Reader);

        (await rig.Accounts.HasKeyAsync(AzureRig.Key)).Should().BeNull();
    }

    [Theory]
    [InlineData(OperationHeaders.Both)]
    [InlineData(OperationHeaders.AzureAsyncOperation)]
    [InlineData(OperationHeaders.Location)]
    public async Task Deletion_and_purge_are_followed_to_their_end_by_either_header(OperationHeaders headers)
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Behavior.Management.OperationHeaders = headers;
        rig.Emulator.Behavior.Management.OperationDuration = TimeSpan.FromHours(1);
        rig.Emulator.Behavior.Management.RetryAfter = TimeSpan.FromSeconds(7);
        var location = (await rig.Accounts.FindAccountAsync()).Account!.Location;

        await FollowAsync(rig, await rig.Accounts.StartDeletionAsync());

        (await rig.Accounts.FindAccountAsync())
            .Should()
            .Be(new AccountAnswer { Presence = AccountPresence.Gone, Code = "ResourceNotFound" });
        var copy = await rig.Accounts.FindDeletedAccountAsync(location);
        copy.Presence.Should().Be(AccountPresence.Present);
        copy.Account!.RecoverableUntil.Should().BeAfter(TimeProvider.System.GetUtcNow().AddHours(47));
        (await rig.Accounts.FindWitnessAsync()).ListsDeletedAccount.Should().BeTrue();

        await FollowAsync(rig, await rig.Accounts.StartPurgeAsync(location));

        (await rig.Accounts.FindDeletedAccountAsync(location)).Presence.Should().Be(AccountPresence.Gone);
        (await rig.Accounts.FindWitnessAsync()).Should().Be(new AccountWitness { SeesResourceGroup = true, SeesDeletedAccounts = true });
        rig.Emulator.Account.ResourceState.Should().Be(ResourceState.Purged);
    }

    [Fact]
    public async Task Deletion_at_once_has_succeeded()
    {
        await using var rig = await AzureRig.StartAsync();

        (await rig.Accounts.StartDeletionAsync()).State.Should().Be(AccountOperationState.Succeeded);
        (await rig.Accounts.StartDeletionAsync())
            .State.Should()
            .Be(AccountOperationState.Succeeded, "204 is the answer where nothing is left to delete");
    }

    [Theory]
    [InlineData(OperationEnding.Failed, "InternalServerError")]
    [InlineData(OperationEnding.Canceled, "OperationCanceled")]
    public async Task Operation_that_fails_says_so_with_its_code(OperationEnding ending, string code)
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Behavior.Management.OperationEnding = ending;
        rig.Emulator.Behavior.Management.OperationDuration = TimeSpan.FromHours(1);

        var operation = await rig.Accounts.StartDeletionAsync();
        rig.Emulator.ApplyLateDeletions();
        var end = await rig.Accounts.FollowAsync(operation);

        (end.State, end.Code).Should().Be((AccountOperationState.Failed, code));
        (await rig.Accounts.FindAccountAsync()).Presence.Should().Be(AccountPresence.Present);
    }

    [Fact]
    public async Task Lock_and_missing_role_refuse_the_deletion_and_nothing_changes()
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Behavior.Management.Lock = ResourceLock.CanNotDelete;
        await using var reader = await AzureRig.StartAsync(managementRole: CustomVisionRole.Reader);

        var (locked, forbidden) = (await rig.Accounts.StartDeletionAsync(), await reader.Accounts.StartDeletionAsync());

        (locked.State, locked.Code).Should().Be((AccountOperationState.Refused, "ScopeLocked"));
        (forbidden.State, forbidden.Code).Should().Be((AccountOperationState.Refused, "AuthorizationFailed"));
        rig.Emulator.Account.ResourceState.Should().Be(ResourceState.Active);
    }

    [Fact]
    public async Task Refusal_after_an_unanswered_attempt_proves_nothing()
    {
        await using var rig = await AzureRig.StartAsync(configure: options =>
            (options.MaxRetryAttempts, options.Timeouts.MaxRetryDelay) = (1, TimeSpan.Zero)
        );
        rig.Emulator.Behavior.Management.OperationDuration = TimeSpan.FromHours(1);
        rig.Emulator.Behavior.Management.RepeatedDeletion = RepeatedDeletion.Conflict;
        rig.Emulator.Faults.Add(FaultRule.For("Accounts_Delete").Nth(1).Drop(carriesOut: true));

        var operation = await rig.Accounts.StartDeletionAsync();

        (operation.State, operation.Code).Should().Be((AccountOperationState.Unanswered, "AccountProvisioningStateInvalid"));
    }

    [Theory]
    [InlineData(200, "<html>proxy</html>")]
    [InlineData(202, "<html>proxy</html>")]
    [InlineData(200, "[]")]
    [InlineData(500, "")]
    [InlineData(403, "<html>proxy</html>")]
    public async Task Answer_that_is_not_the_services_does_not_count_as_a_deletion(int status, string body)
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.For("Accounts_Delete").Reply(status, body));

        (await rig.Accounts.StartDeletionAsync()).State.Should().Be(AccountOperationState.Unanswered);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"status":7}""")]
    [InlineData(200, "<html>proxy</html>")]
    [InlineData(404, """{"error":{"code":"ResourceNotFound","message":"no"}}""")]
    [InlineData(403, "")]
    [InlineData(503, "")]
    public async Task Status_that_cannot_be_read_is_unanswered(int status, string body)
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Behavior.Management.OperationDuration = TimeSpan.FromHours(1);
        var operation = await rig.Accounts.StartDeletionAsync();
        rig.Emulator.Faults.Add(FaultRule.For("OperationStatuses_Get").Reply(status, body));

        (await rig.Accounts.FollowAsync(operation)).State.Should().Be(AccountOperationState.Unanswered);
    }

    [Fact]
    public async Task Status_address_of_another_host_is_not_followed()
    {
        await using var rig = await AzureRig.StartAsync();
        var foreign = new AccountOperation
        {
            State = AccountOperationState.Running,
            StatusAddress = new Uri("https://evil.example/status"),
        };

        (await rig.Accounts.FollowAsync(foreign)).State.Should().Be(AccountOperationState.Unanswered);

        rig.ManagementCredential.Issued.Should().BeEmpty();
    }

    [Fact]
    public void Reading_half_alone_gets_nothing_that_could_delete()
    {
        var services = new ServiceCollection();
        services
            .AddCustomVisionDataExport("eu", _ => { })
            .UseAzureAccount(ResourceManagerRig.Account, new StubCredential(TimeProvider.System));

        services
            .Should()
            .Contain(service => service.ServiceType == typeof(IAccountReader))
            .And.NotContain(service => service.ServiceType == typeof(IAccountManager));
    }

    private static async Task FollowAsync(AzureRig rig, AccountOperation operation)
    {
        (operation.State, operation.RetryAfter).Should().Be((AccountOperationState.Running, TimeSpan.FromSeconds(7)));
        operation.StatusAddress.Should().NotBeNull();
        var running = await rig.Accounts.FollowAsync(operation);
        (running.State, running.StatusAddress).Should().Be((AccountOperationState.Running, operation.StatusAddress));
        rig.Emulator.ApplyLateDeletions();
        (await rig.Accounts.FollowAsync(running)).State.Should().Be(AccountOperationState.Succeeded);
    }
}
