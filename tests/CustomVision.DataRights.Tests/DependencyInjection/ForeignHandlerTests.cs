using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Tests.Azure;
using CustomVision.DataRights.Tests.Training;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>
/// Whatever a host's handler throws, documented methods end with the exceptions that they document, which name the operation.
/// </summary>
public sealed class ForeignHandlerTests
{
    public static TheoryData<Exception> Rejections { get; } =
    [
        new TimeoutRejectedException("30 seconds"),
        new BrokenCircuitException("open"),
        new RateLimiterRejectedException(TimeSpan.FromSeconds(3)),
        new InvalidOperationException("key-that-must-stay-secret"),
        new OperationCanceledException("by the handler"),
        new AggregateException(),
    ];

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Rejection_of_a_read_names_the_operation(Exception rejection)
    {
        using var rig = new TrainingRig(new StubHandler(_ => throw rejection));

        var thrown = await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        thrown.Which.Message.Should().StartWith("GetProjects: ").And.Contain(rejection.GetType().Name).And.NotContain(rejection.Message);
        (thrown.Which.Operation, thrown.Which.Status, thrown.Which.InnerException).Should().Be(("GetProjects", null, rejection));
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Rejection_of_a_download_names_the_operation(Exception rejection)
    {
        using var rig = new TrainingRig(download: new StubHandler(_ => throw rejection));

        var thrown = await rig
            .Client.Awaiting(client => client.OpenBlobAsync("https://storage.example/i?sig=secret", TrainingRig.ProjectId, default))
            .Should()
            .ThrowAsync<TrainingApiException>();

        thrown.Which.Message.Should().StartWith("GetBlob: ").And.NotContain("secret");
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Rejection_of_a_call_of_Resource_Manager_names_the_operation(Exception rejection)
    {
        using var rig = new ResourceManagerRig(new StubHandler(_ => throw rejection));

        var thrown = await rig
            .Client.Awaiting(client => client.SendAsync(ResourceManagerRig.Get, default))
            .Should()
            .ThrowAsync<AccountApiException>();

        thrown.Which.Message.Should().StartWith("Accounts_Get: ").And.Contain(rejection.GetType().Name).And.NotContain(rejection.Message);
        (thrown.Which.Operation, thrown.Which.Code).Should().Be(("Accounts_Get", ResourceManagerFailure.Unreachable));
    }

    [Fact]
    public async Task Cancellation_by_the_caller_stays_a_cancellation()
    {
        using var canceled = new CancellationTokenSource();
        using var rig = new TrainingRig(
            new StubHandler(_ =>
            {
                canceled.Cancel();
                throw new OperationCanceledException();
            })
        );

        await rig.Client.Awaiting(client => client.GetProjectsAsync(canceled.Token)).Should().ThrowAsync<OperationCanceledException>();
    }
}
