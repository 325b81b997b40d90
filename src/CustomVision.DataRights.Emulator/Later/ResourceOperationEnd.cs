using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>The end of a long-running operation of Azure Resource Manager.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="IsPurge">Whether it is a purge; else a deletion.</param>
/// <param name="Ending">How it ends.</param>
internal sealed record ResourceOperationEnd(string OperationId, bool IsPurge, OperationEnding Ending) : PendingWork
{
    public override void Complete(AccountState account)
    {
        account.EndResourceChange(IsPurge, succeeded: Ending is OperationEnding.Succeeded);
        account.ResourceOperations.GetValueOrDefault(OperationId)?.End(Ending.ToString(), account.Clock.GetUtcNow());
    }
}
