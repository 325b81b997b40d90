using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>The removal of blobs that are no longer referenced.</summary>
/// <param name="Paths">The paths of the blobs.</param>
internal sealed record BlobRelease(IReadOnlyList<string> Paths) : PendingWork
{
    public override void Complete(AccountState account)
    {
        foreach (var path in Paths)
        {
            account.Blobs.Remove(path);
        }
    }
}
