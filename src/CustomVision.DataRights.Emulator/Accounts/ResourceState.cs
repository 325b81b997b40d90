namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Whether the account's resource exists.</summary>
public enum ResourceState
{
    /// <summary>The resource exists.</summary>
    Active,

    /// <summary>The resource exists; its deletion is in progress.</summary>
    Deleting,

    /// <summary>Deleted, and recoverable for 48 hours.</summary>
    Deleted,

    /// <summary>Deleted permanently, with everything in it.</summary>
    Purged,
}
