namespace CustomVision.DataRights.Deletion;

/// <summary>The outcome of the deletion of one object.</summary>
public enum DeletionOutcome
{
    /// <summary>The service has accepted the deletion (204, or 202 for one that takes effect later); it was not looked at again.</summary>
    Accepted,

    /// <summary>The service was asked again, and the object is no longer where it was to be deleted from.</summary>
    Gone,

    /// <summary>The service was asked until the deadline, and the object is still there.</summary>
    StillThere,

    /// <summary>The service refused.</summary>
    Failed,

    /// <summary>No answer came that confirms or refuses the deletion, so the object may be gone or still there: delete it again.</summary>
    Unknown,
}
