using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Exports;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>The completion of a model's export.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IterationId">The iteration.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Flavor">The flavor, if any.</param>
/// <param name="Fails">Whether the export fails.</param>
internal sealed record ModelExportCompletion(Guid ProjectId, Guid IterationId, string Platform, string? Flavor, bool Fails) : PendingWork
{
    public override void Complete(AccountState account)
    {
        if (
            account.FindProject(ProjectId) is { } project
            && project.FindIteration(IterationId) is { } iteration
            && iteration.Exports.Find(export => export.IsTo(Platform, Flavor)) is { } export
        )
        {
            ModelExporter.Complete(project, iteration, export, Fails);
        }
    }
}
