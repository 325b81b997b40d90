namespace CustomVision.DataRights.Presence;

/// <summary>The presence of an object in the service.</summary>
internal enum ObjectPresence
{
    /// <summary>The service's own response shows that the object does not exist anywhere.</summary>
    Gone,

    /// <summary>The object exists in the workspace or in an iteration.</summary>
    There,

    /// <summary>The presence could not be determined.</summary>
    Unknown,

    /// <summary>The account was deleted, and can still be recovered with everything in it.</summary>
    Recoverable,
}
