using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>
/// An account's erasure with purge over TLS, with every fault from each call to Azure Resource Manager on, and with each ending of the
/// long-running operation. Whatever happens, the receipt says erased of nothing that the emulator still has.
/// </summary>
public sealed class AccountErasureFaultTests
{
    // Some calls in a run of a person's; with DATARIGHTS_KILLS, which the gate sets, every call that an undisturbed erasure makes, and the
    // next.
    private static readonly int[] SomeCalls = [2, 5];

    public static TheoryData<string> Faults =>
        ["401", "403", "html-404", "html-200", "subscription-404", "429", "500", "drop", "lost-answer"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_from_any_call_on_never_gives_a_false_erased(string fault)
    {
        var calls = SomeCalls;
        if (Environment.GetEnvironmentVariable("DATARIGHTS_KILLS") is { Length: > 0 })
        {
            calls = [.. Enumerable.Range(1, await CountAsync() + 1)];
        }

        await Task.WhenAll(
            calls.SelectMany(call => (Task[])[RunAsync(fault, call, isPermanent: true), RunAsync(fault, call, isPermanent: false)])
        );
    }

    // How many calls an undisturbed erasure makes after its plan.
    private static async Task<int> CountAsync()
    {
        await using var rig = await StartAsync();
        var plan = await PlanAsync(rig);
        var planned = rig.Calls(EndpointKind.Arm).Count;
        (await EraseAsync(rig, plan)).State.Should().Be(ErasureState.Complete);
        return rig.Calls(EndpointKind.Arm).Count - planned;
    }

    [Theory]
    [InlineData(OperationEnding.Failed)]
    [InlineData(OperationEnding.Canceled)]
    [InlineData(OperationEnding.Never)]
    public Task An_operation_that_does_not_succeed_leaves_the_account_and_says_so(OperationEnding ending) =>
        Task.WhenAll(Enum.GetValues<OperationHeaders>().Select(headers => EndAsync(ending, headers)));

    private static async Task EndAsync(OperationEnding ending, OperationHeaders headers)
    {
        await using var rig = await StartAsync();
        var plan = await PlanAsync(rig);
        (rig.Emulator.Behavior.Management.OperationEnding, rig.Emulator.Behavior.Management.OperationHeaders) = (ending, headers);

        var receipt = await EraseAsync(rig, plan);

        receipt.State.Should().NotBe(ErasureState.Complete, "{0} {1}", ending, headers);
        TellsTheTruth(receipt, rig, $"{ending} {headers}");
        receipt.Objects.Should().NotContain(item => item.Outcome == ErasureOutcome.Erased);
    }

    private static async Task RunAsync(string fault, int call, bool isPermanent)
    {
        await using var rig = await StartAsync();
        var plan = await PlanAsync(rig);
        var match = FaultRule.ForEverything().At(EndpointKind.Arm);
        match = isPermanent ? match.From(call) : match.Nth(call);
        rig.Emulator.Faults.Add(
            fault switch
            {
                "401" => match.Answer(401),
                "403" => match.Answer(403),
                "html-404" => match.Reply(404, "<html><body>Not found</body></html>", "text/html"),
                "html-200" => match.Reply(200, "<html><body>Welcome</body></html>", "text/html"),
                "subscription-404" => match.Reply(
                    404,
                    """{"error":{"code":"SubscriptionNotFound","message":"The subscription could not be found."}}"""
                ),
                "429" => match.Answer(429),
                "500" => match.Answer(500),
                "drop" => match.Drop(),
                _ => match.Drop(carriesOut: true),
            }
        );
        var which = $"{fault} {(isPermanent ? "from" : "at")} call {call}";
        ErasureReceipt receipt;
        try
        {
            receipt = await EraseAsync(rig, plan);
        }
        catch (DataRightsException)
        {
            rig.Emulator.Account.ResourceState.Should().Be(ResourceState.Active, "a refusal comes before anything is deleted ({0})", which);
            return;
        }

        TellsTheTruth(receipt, rig, which);
        if (rig.Emulator.Account.ResourceState != ResourceState.Purged)
        {
            receipt.State.Should().NotBe(ErasureState.Complete, which);
        }
    }

    private static async Task<AzureRig> StartAsync()
    {
        var rig = await AzureRig.StartAsync(configure: options =>
            (options.MaxRetryAttempts, options.Timeouts.MaxRetryDelay) = (0, TimeSpan.Zero)
        );
        (rig.Emulator.Behavior.Management.OperationDuration, rig.Emulator.Behavior.Management.RetryAfter) = (
            TimeSpan.FromMilliseconds(50),
            TimeSpan.Zero
        );
        return rig;
    }

    private static Task<ErasurePlan> PlanAsync(AzureRig rig)
    {
        var request = ErasureRequest.ForAccount(purge: true);
        request.AcceptPublishedIterations = true;
        return rig.Manager.PlanErasureAsync(request);
    }

    private static async Task<ErasureReceipt> EraseAsync(AzureRig rig, ErasurePlan plan)
    {
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "dpo",
            Reason = "case-77",
            ApprovedAt = plan.CreatedAt,
        };
        var options = new EraseOptions { VerificationDeadline = TimeSpan.FromSeconds(1) };
        return await rig.Manager.EraseAsync(
            plan,
            approval,
            new MemoryJournal(),
            options,
            progress: null
        );
    }

    private static void TellsTheTruth(ErasureReceipt receipt, AzureRig rig, string which)
    {
        if (rig.Emulator.Account.ResourceState != ResourceState.Purged)
        {
            receipt
                .Objects.Should()
                .NotContain(item => item.Outcome == ErasureOutcome.Erased || item.Outcome == ErasureOutcome.AlreadyGone, which);
        }
    }
}
