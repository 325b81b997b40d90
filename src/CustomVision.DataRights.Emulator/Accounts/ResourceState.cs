namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Whether the account's resource exists.</summary>
internal enum ResourceState
{
    Active,

    /// <summary>A deletion is under way.</summary>
    Deleting,

    /// <summary>Deleted, and recoverable for 48 hours.</summary>
    Deleted,

    /// <summary>Gone for good.</summary>
    Purged,
}
