namespace CustomVision.DataRights.Erasure;

/// <summary>The result of an erasure as a whole.</summary>
public enum ErasureState
{
    /// <summary>Every object of the plan is verified to be gone.</summary>
    Complete,

    /// <summary>Every object is gone, except those that are retained for a stated reason.</summary>
    CompleteWithRetained,

    /// <summary>
    /// Every object of the plan is gone or retained for a stated reason, but objects that match the request were added after the plan and
    /// not deleted. <see cref="ErasureReceipt.Unplanned"/> lists them; they need a new plan.
    /// </summary>
    CompleteWithNew,

    /// <summary>At least one object still exists, or its absence could not be established.</summary>
    Incomplete,

    /// <summary>The verification could not be completed: the witness was not seen, or the run was interrupted.</summary>
    Unverified,
}
