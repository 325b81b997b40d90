namespace CustomVision.DataRights.Presence;

/// <summary>The presence of an object at the service.</summary>
internal enum ObjectPresence
{
    /// <summary>The service's own answer shows that it is nowhere.</summary>
    Gone,

    /// <summary>It is in the workspace or in an iteration.</summary>
    There,

    /// <summary>Not established.</summary>
    Unknown,

    /// <summary>Its account is deleted, and can still be recovered with everything in it.</summary>
    Recoverable,
}
