namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class AccountState
{
    /// <summary>How long a deleted account can be recovered unless it is purged.</summary>
    public static readonly TimeSpan Recoverable = TimeSpan.FromHours(48);

    public EmulatedResource Resource { get; }

    public ResourceState ResourceState { get; set; }

    public DateTimeOffset ResourceDeleted { get; set; }

    /// <summary>Long-running operations of Azure Resource Manager, and whether each is done.</summary>
    public Dictionary<string, bool> ResourceOperations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the account was deleted, and is neither purged nor past its 48 hours.</summary>
    public bool IsRecoverable => ResourceState is ResourceState.Deleted && Now < ResourceDeleted + Recoverable;

    /// <summary>Removes the account and everything in it.</summary>
    public void Purge()
    {
        ResourceState = ResourceState.Purged;
        foreach (var project in Projects.ToList())
        {
            Remove(project);
        }
    }
}
