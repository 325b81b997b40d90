namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>A management lock on the account.</summary>
public enum ResourceLock
{
    /// <summary>No lock.</summary>
    None,

    /// <summary>The account cannot be deleted.</summary>
    CanNotDelete,

    /// <summary>The account can be neither deleted nor changed, and its keys cannot be listed.</summary>
    ReadOnly,
}
