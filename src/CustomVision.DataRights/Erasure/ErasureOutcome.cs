namespace CustomVision.DataRights.Erasure;

/// <summary>What became of an object, as the verification found it.</summary>
public enum ErasureOutcome
{
    /// <summary>It was deleted by this plan, and is seen to be gone.</summary>
    Erased,

    /// <summary>It is gone, and was so before this plan deleted it.</summary>
    AlreadyGone,

    /// <summary>The service accepted the deletion, and still shows the object.</summary>
    StillThere,

    /// <summary>Nobody can say: the service could not be asked, or not in a way that proves absence.</summary>
    Unknown,

    /// <summary>It is still there, since its deletion was refused, failed or was not attempted.</summary>
    Failed,

    /// <summary>It stays on purpose; the reason is beside it.</summary>
    Retained,
}
