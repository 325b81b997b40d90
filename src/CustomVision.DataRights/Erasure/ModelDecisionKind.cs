namespace CustomVision.DataRights.Erasure;

/// <summary>The ways to deal with a model that was trained with what is erased.</summary>
public enum ModelDecisionKind
{
    /// <summary>The iteration is deleted.</summary>
    DeleteIteration,

    /// <summary>The host trains again; the old iteration stays until the host deletes it.</summary>
    Retrain,

    /// <summary>The iteration is kept, for a reason that the receipt states.</summary>
    KeepWithReason,
}
