namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>The outcome of a long-running operation.</summary>
public enum AccountEnding
{
    Succeeded,
    Failed,
    Canceled,
    Never,

    /// <summary>The operation succeeds, but its status can no longer be read.</summary>
    StatusLost,
}
