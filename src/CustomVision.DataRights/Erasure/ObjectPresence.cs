namespace CustomVision.DataRights.Erasure;

/// <summary>Whether an object is there.</summary>
public enum ObjectPresence
{
    /// <summary>The service's own answer shows that it is nowhere.</summary>
    Gone,

    /// <summary>It is in the workspace or in an iteration.</summary>
    There,

    /// <summary>Nobody can say.</summary>
    Unknown,

    /// <summary>Its account is deleted, and can still be recovered with everything in it.</summary>
    Recoverable,
}
