namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>How a long-running operation ends.</summary>
public enum AccountEnding
{
    Succeeded,
    Failed,
    Canceled,
    Never,

    /// <summary>It succeeds, and its status cannot be read any more.</summary>
    StatusLost,
}
