namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The answer of the Training API and the prediction endpoint of an account that was deleted; not established.</summary>
public enum DeletedAccountAnswer
{
    /// <summary>The gateway's 401, as for a key of another resource.</summary>
    Unauthorized,

    /// <summary>The gateway's 404.</summary>
    NotFound,

    /// <summary>A closed connection, which is closest to a host name that no longer resolves.</summary>
    Disconnected,
}
