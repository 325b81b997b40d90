namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Whether the account's resource exists.</summary>
public enum ResourceState
{
    /// <summary>It exists.</summary>
    Active,

    /// <summary>It exists; a deletion is under way.</summary>
    Deleting,

    /// <summary>Deleted, and recoverable for 48 hours.</summary>
    Deleted,

    /// <summary>Deleted for good, with everything in it.</summary>
    Purged,
}
