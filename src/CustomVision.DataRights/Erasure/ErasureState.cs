namespace CustomVision.DataRights.Erasure;

/// <summary>The result of an erasure as a whole.</summary>
public enum ErasureState
{
    /// <summary>Every object of the plan is verified to be gone.</summary>
    Complete,

    /// <summary>Every object is gone, apart from those that are retained for a stated reason.</summary>
    CompleteWithRetained,

    /// <summary>
    /// Every object of the plan is gone or retained for a stated reason, but objects that match the request were added after the plan and
    /// not deleted. <see cref="ErasureReceipt.Unplanned"/> lists them; they need a new plan.
    /// </summary>
    CompleteWithNew,

    /// <summary>At least one object is still there, or its absence could not be established.</summary>
    Incomplete,

    /// <summary>The verification could not be made: the witness was not seen, or the run was interrupted.</summary>
    Unverified,
}
