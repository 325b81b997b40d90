namespace CustomVision.DataRights.Erasure;

/// <summary>The result of an erasure as a whole.</summary>
public enum ErasureState
{
    /// <summary>Every object of the plan is verified to be gone.</summary>
    Complete,

    /// <summary>Everything is gone but what is retained for a stated reason.</summary>
    CompleteWithRetained,

    /// <summary>
    /// Everything that the plan names is gone, or retained for a stated reason, and something of what was asked for came after the plan and
    /// was left alone: it is among the receipt's <see cref="ErasureReceipt.Unplanned"/>, and needs a new plan.
    /// </summary>
    CompleteWithNew,

    /// <summary>Some object is still there, or its absence could not be established.</summary>
    Incomplete,

    /// <summary>The verification could not be made: the witness was not seen, or the run was interrupted.</summary>
    Unverified,
}
