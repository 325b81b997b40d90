using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

public sealed class WorkspaceProgressTests
{
    [Fact]
    public async Task A_wait_ends_within_the_next_images_after_its_own()
    {
        var workspace = new WorkspaceProgress();

        var waiting = workspace.WaitForAsync(1_000, CancellationToken.None).AsTask();
        for (var image = 0; image < 1_000; image++)
        {
            workspace.Add(image);
        }

        waiting.IsCompleted.Should().BeFalse();
        for (var image = 1_000; image < 1_064; image++)
        {
            workspace.Add(image);
        }

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        workspace.WaitForAsync(999, CancellationToken.None).AsTask().IsCompleted.Should().BeTrue();
        workspace.WaitForAsync(1_064, CancellationToken.None).AsTask().IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Every_wait_ends_with_the_workspace()
    {
        var workspace = new WorkspaceProgress();
        var waiting = workspace.WaitForAsync(7, CancellationToken.None).AsTask();

        workspace.End();

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        workspace.Add(8);
        workspace.WaitForAsync(9, CancellationToken.None).AsTask().IsCompleted.Should().BeTrue();
    }
}
