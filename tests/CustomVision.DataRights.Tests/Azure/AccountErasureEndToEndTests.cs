using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>An account's deletion through the facade, over TLS, with tokens.</summary>
public sealed class AccountErasureEndToEndTests
{
    [Theory]
    [InlineData(true, OperationHeaders.Both, ResourceState.Purged, ErasureOutcome.Erased)]
    [InlineData(true, OperationHeaders.Location, ResourceState.Purged, ErasureOutcome.Erased)]
    [InlineData(false, OperationHeaders.AzureAsyncOperation, ResourceState.Deleted, ErasureOutcome.Retained)]
    public async Task Account_is_deleted_and_the_receipt_says_what_is_left(
        bool purge,
        OperationHeaders headers,
        ResourceState state,
        ErasureOutcome outcome
    )
    {
        await using var rig = await AzureRig.StartAsync();
        var management = rig.Emulator.Behavior.Management;
        (management.OperationHeaders, management.OperationDuration, management.RetryAfter) = (
            headers,
            TimeSpan.FromMilliseconds(200),
            TimeSpan.Zero
        );

        var receipt = await rig.Manager.DeleteAccountAsync(purge, acceptPublishedIterations: true);

        rig.Emulator.Account.ResourceState.Should().Be(state);
        receipt.Objects.Should().NotBeEmpty().And.OnlyContain(item => item.Outcome == outcome);
        receipt.ToJson().Should().NotContainAny([AzureRig.Key, .. rig.Credential.Issued, .. rig.ManagementCredential.Issued]);
        rig.Calls(EndpointKind.Arm)
            .Should()
            .OnlyContain(call => call.Header("Authorization") == "Bearer " + rig.ManagementCredential.Issued.Single());
    }

    [Fact]
    public async Task Locked_account_stays_and_the_receipt_says_so()
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Behavior.Management.Lock = ResourceLock.CanNotDelete;

        var receipt = await rig.Manager.DeleteAccountAsync(purge: true, acceptPublishedIterations: true);

        rig.Emulator.Account.ResourceState.Should().Be(ResourceState.Active);
        receipt
            .Objects.Should()
            .NotBeEmpty()
            .And.NotContain(item => item.Outcome == ErasureOutcome.Erased || item.Outcome == ErasureOutcome.Retained);
    }
}
