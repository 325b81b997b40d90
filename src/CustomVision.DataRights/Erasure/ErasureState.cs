namespace CustomVision.DataRights.Erasure;

/// <summary>How an erasure ended as a whole.</summary>
public enum ErasureState
{
    /// <summary>Everything that the plan names is seen to be gone.</summary>
    Complete,

    /// <summary>Everything is gone but what is retained for a stated reason.</summary>
    CompleteWithRetained,

    /// <summary>
    /// Everything that the plan names is gone, or retained for a stated reason, and something of what was asked for came after the plan and was left alone: it
    /// is among the receipt's <see cref="ErasureReceipt.Unplanned"/>, and needs a new plan.
    /// </summary>
    CompleteWithNew,

    /// <summary>Something is still there, or nobody can say that it is gone.</summary>
    Incomplete,

    /// <summary>The verification could not be made: the witness was not seen, or the run was interrupted.</summary>
    Unverified,
}
