using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>The completion of a project's import.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Fails">Whether the import fails.</param>
internal sealed record ImportCompletion(Guid ProjectId, bool Fails) : PendingWork
{
    public override void Complete(AccountState account)
    {
        if (account.FindProject(ProjectId) is { } project)
        {
            project.Status = Fails ? ProjectState.Failed : ProjectState.Succeeded;
        }
    }
}
