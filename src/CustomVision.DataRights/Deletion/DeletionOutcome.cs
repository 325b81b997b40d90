namespace CustomVision.DataRights.Deletion;

/// <summary>The outcome of the deletion of one object.</summary>
public enum DeletionOutcome
{
    /// <summary>The service has accepted the deletion (204, or 202 for one that takes effect later); the result was not checked.</summary>
    Accepted,

    /// <summary>The object is gone from every set from which it was to be deleted, as the service confirmed.</summary>
    Gone,

    /// <summary>The object still existed when the time to wait had elapsed.</summary>
    StillThere,

    /// <summary>The service rejected the deletion.</summary>
    Failed,

    /// <summary>There was no conclusive answer, so the object may or may not have been deleted: delete it again.</summary>
    Unknown,
}
