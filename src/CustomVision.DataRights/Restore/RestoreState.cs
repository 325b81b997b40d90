namespace CustomVision.DataRights.Restore;

/// <summary>The states of a restore.</summary>
public enum RestoreState
{
    /// <summary>Dry run: nothing was created.</summary>
    Planned,

    /// <summary>All data that an operation of the service can restore was restored.</summary>
    Complete,

    /// <summary>
    /// The target rejected objects, or the archive does not contain their bytes; <see cref="RestoreResult.Refused"/> lists them.
    /// </summary>
    Incomplete,
}
