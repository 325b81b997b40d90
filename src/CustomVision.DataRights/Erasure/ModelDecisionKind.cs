namespace CustomVision.DataRights.Erasure;

/// <summary>The kinds of decisions about a model that was trained with erased data.</summary>
public enum ModelDecisionKind
{
    /// <summary>The iteration is deleted.</summary>
    DeleteIteration,

    /// <summary>The host retrains the model; the old iteration remains until the host deletes it.</summary>
    Retrain,

    /// <summary>The iteration is kept, for a reason that the receipt states.</summary>
    KeepWithReason,
}
