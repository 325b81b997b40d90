namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Whether the account's resource exists.</summary>
public enum ResourceState
{
    /// <summary>It exists.</summary>
    Active,

    /// <summary>It exists; its deletion is in progress.</summary>
    Deleting,

    /// <summary>Deleted, and recoverable for 48 hours.</summary>
    Deleted,

    /// <summary>Deleted permanently, with everything in it.</summary>
    Purged,
}
