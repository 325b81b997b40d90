using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>Where tokens and keys go, over TLS, by the emulator's own log.</summary>
public sealed class TokenEndToEndTests
{
    [Fact]
    public async Task Tokens_go_to_their_own_service_alone_and_nothing_of_them_is_left_behind()
    {
        using var telemetry = new CapturedTelemetry();
        await using var rig = await AzureRig.StartAsync(telemetry: telemetry, emulate: options => options.Resource.DisableLocalAuth = true);
        using var folder = new TemporaryDirectory();

        var result = await rig.Manager.ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder["bag"]));
        await rig.Manager.ExportAccountInfoAsync();
        await rig.Manager.DeleteProjectAsync(rig.People.DetectionProject);

        result.State.Should().Be(ExportState.Complete);
        var (training, management) = (
            rig.Credential.Issued.Should().ContainSingle().Subject,
            rig.ManagementCredential.Issued.Should().ContainSingle().Subject
        );
        rig.Calls(EndpointKind.Training)
            .Should()
            .HaveCountGreaterThan(10)
            .And.OnlyContain(call => call.Header("Authorization") == "Bearer " + training);
        rig.Calls(EndpointKind.Arm).Should().HaveCount(5).And.OnlyContain(call => call.Header("Authorization") == "Bearer " + management);
        rig.Calls(EndpointKind.Blob).Should().NotBeEmpty().And.OnlyContain(call => call.Header("Authorization") == null);
        rig.Emulator.Requests.Find().Should().OnlyContain(call => call.Header("Training-Key") == null);
        telemetry
            .Lines.Should()
            .NotBeEmpty()
            .And.NotContain(line => line.Contains(training) || line.Contains(management) || line.Contains(AzureRig.Key));
        foreach (var file in folder.Files())
        {
            (await File.ReadAllTextAsync(folder[file])).Should().NotContainAny(training, management, AzureRig.Key);
        }
    }

    [Fact]
    public async Task Revoked_token_is_replaced_within_the_call_by_both_services()
    {
        await using var rig = await AzureRig.StartAsync();
        await rig.Manager.ExportProjectsAsync();
        await rig.Manager.ExportAccountInfoAsync();

        rig.Emulator.RevokeTokens();
        (await rig.Manager.ExportProjectsAsync()).Should().HaveCount(2);
        (await rig.Manager.ExportAccountInfoAsync()).IsAvailable.Should().BeTrue();

        rig.Credential.Issued.Should().HaveCount(2);
        rig.ManagementCredential.Issued.Should().HaveCount(2);
        rig.Calls(EndpointKind.Training, "GetProjects").Select(call => call.Status).Should().Equal(200, 401, 200);
    }

    [Fact]
    public async Task Read_only_registration_refuses_to_delete_with_a_token_too()
    {
        await using var rig = await AzureRig.StartAsync();

        rig.Exporter.Should().NotBeAssignableTo<IUserDataEraser>();
        (await rig.Exporter.ExportProjectsAsync()).Should().HaveCount(2);

        rig.Emulator.Requests.Find().Should().OnlyContain(call => call.Method == "GET");
    }

    [Fact]
    public async Task Plan_that_leaves_nothing_of_the_account_is_verified_with_another_token_of_the_same_account()
    {
        await using var rig = await AzureRig.StartAsync();
        var plan = await rig.Manager.PlanErasureAsync(ErasureRequest.ForEverything());

        rig.Emulator.RevokeTokens();
        var verification = await rig.Manager.VerifyErasureAsync(plan);

        rig.Credential.Issued.Should().HaveCount(2);
        verification.Refusal.Should().BeNull();
        plan.ToJson().Should().NotContainAny([.. rig.Credential.Issued]);
    }
}
