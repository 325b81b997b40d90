using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Training;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>The completion of a training.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IterationId">The iteration.</param>
/// <param name="Fails">Whether the training fails.</param>
/// <param name="Duration">The duration of the training.</param>
internal sealed record TrainingCompletion(Guid ProjectId, Guid IterationId, bool Fails, TimeSpan Duration) : PendingWork
{
    public override void Complete(AccountState account)
    {
        if (account.FindProject(ProjectId) is { } project && project.FindIteration(IterationId) is { } iteration)
        {
            Trainer.Complete(project, iteration, Fails, Duration);
        }
    }
}
