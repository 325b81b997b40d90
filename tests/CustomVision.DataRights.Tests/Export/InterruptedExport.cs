using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Views;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// An export that was ended when all was there but for the last project's predictions, and what happens to the account then.
/// </summary>
internal static class InterruptedExport
{
    public static async Task<(Guid First, Guid Last)> AtTheLastProjectAsync(ExportRig rig, string folder)
    {
        var projects = (await rig.Manager.ExportProjectsAsync())
            .OrderBy(project => project.Created)
            .ThenBy(project => project.Id)
            .Select(project => project.Id)
            .ToList();
        using var cancel = new CancellationTokenSource();
        var rule = rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .WithPath(projects[^1].ToString())
                .Run(async () =>
                {
                    await ListsAsync(rig.Emulator.Account.Project(projects[^1]), folder);
                    await cancel.CancelAsync();
                })
        );
        var export = () => rig.ExportAsync(folder, cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        rig.Emulator.Faults.Remove(rule);
        return (projects[0], projects[^1]);
    }

    /// <summary>Waits until the sets of a project are stored, of which the tags are the last. Predictions are read meanwhile.</summary>
    public static async Task ListsAsync(EmulatedProject project, string folder)
    {
        var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
        string[] last =
        [
            Path.Combine(root, "tags.json"),
            .. project.Iterations.Select(iteration => Path.Combine(root, "iterations", iteration.Id.ToString(), "tags.json")),
        ];
        while (!Array.TrueForAll(last, File.Exists))
        {
            await Task.Yield();
        }
    }

    /// <summary>Ends an export when an image is downloaded.</summary>
    public static async Task AtAnImageAsync(ExportRig rig, string folder, Guid image)
    {
        using var cancel = new CancellationTokenSource();
        var rule = rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs("i-" + image.ToString("N"))
                .Run(() =>
                {
                    cancel.Cancel();
                    return Task.CompletedTask;
                })
        );
        var export = () => rig.ExportAsync(folder, cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        rig.Emulator.Faults.Remove(rule);
    }
}
