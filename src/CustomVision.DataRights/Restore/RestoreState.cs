namespace CustomVision.DataRights.Restore;

/// <summary>The states of a restore.</summary>
public enum RestoreState
{
    /// <summary>Nothing was created: a dry run.</summary>
    Planned,

    /// <summary>Everything that an operation can restore was restored.</summary>
    Complete,

    /// <summary>The target refused objects, or the archive lacks their bytes; <see cref="RestoreResult.Refused"/> lists them.</summary>
    Incomplete,
}
