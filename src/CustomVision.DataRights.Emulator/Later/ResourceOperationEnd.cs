using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>The completion of a long-running operation of Azure Resource Manager.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="IsPurge">Whether the operation is a purge instead of a deletion.</param>
/// <param name="Ending">The outcome of the operation.</param>
internal sealed record ResourceOperationEnd(string OperationId, bool IsPurge, OperationEnding Ending) : PendingWork
{
    public override void Complete(AccountState account)
    {
        account.EndResourceChange(IsPurge, succeeded: Ending is OperationEnding.Succeeded);
        account.ResourceOperations.GetValueOrDefault(OperationId)?.End(Ending.ToString(), account.Clock.GetUtcNow());
    }
}
