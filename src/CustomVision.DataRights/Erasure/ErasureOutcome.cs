namespace CustomVision.DataRights.Erasure;

/// <summary>The outcomes of an object, as established by the verification.</summary>
public enum ErasureOutcome
{
    /// <summary>Deleted by this plan, and verified to be gone.</summary>
    Erased,

    /// <summary>Gone, but not deleted by this plan. A later verification reports every object that is gone with this outcome.</summary>
    AlreadyGone,

    /// <summary>The service accepted the deletion, but still returns the object.</summary>
    StillThere,

    /// <summary>Not established: the service did not answer, or not in a way that proves absence.</summary>
    Unknown,

    /// <summary>Not deleted: the deletion was refused, failed or was not attempted.</summary>
    Failed,

    /// <summary>Retained on purpose, for the reason stated with it.</summary>
    Retained,
}
