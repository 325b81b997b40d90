using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>An export that was ended when all was there but for the last project's predictions, and what happens to the account then.</summary>
internal static class Interrupted
{
    public static async Task<(Guid First, Guid Last)> AtTheLastProjectAsync(ExportRig rig, string folder)
    {
        var projects = (await rig.Manager.ExportProjectsAsync()).OrderBy(project => project.Created).ThenBy(project => project.Id).Select(project => project.Id).ToList();
        using var cancel = new CancellationTokenSource();
        var rule = rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(projects[^1].ToString()).Run(() =>
        {
            cancel.Cancel();
            return Task.CompletedTask;
        }));
        var export = () => rig.ExportAsync(folder, cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        rig.Emulator.Faults.Remove(rule);
        return (projects[0], projects[^1]);
    }

    public static async Task AfterAsync(ExportRig rig, string folder, int files)
    {
        using var cancel = new CancellationTokenSource();
        var export = () => rig.ExportAsync(folder, progress: new EachFile(files, cancel), cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
    }

    private sealed class EachFile(int files, CancellationTokenSource cancel) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            if (value.FilesDone >= files)
            {
                cancel.Cancel();
            }
        }
    }
}
