namespace CustomVision.DataRights.Erasure;

/// <summary>The reasons for which an erasure is refused.</summary>
public enum ErasureRejection
{
    /// <summary>The request, the plan, the approval or the receipt is not of the form that it must have.</summary>
    Malformed,

    /// <summary>A project or an id that was named does not exist.</summary>
    NotFound,

    /// <summary>A project trains, or is being imported.</summary>
    ProjectBusy,

    /// <summary>A project is in disaster-recovery mode: the service refuses every change.</summary>
    DisasterRecovery,

    /// <summary>A listing failed, or disagreed with the service's own count.</summary>
    IncompleteListing,

    /// <summary>An id is under a legal hold.</summary>
    LegalHold,

    /// <summary>The plan would hold more objects than its limit.</summary>
    TooManyObjects,

    /// <summary>Something would die that was not selected, and that was not accepted.</summary>
    CollateralNotAccepted,

    /// <summary>A model was trained with what is to be erased, and nothing was decided about it.</summary>
    ModelDecisionMissing,

    /// <summary>The archive does not hold, verified, every image that is to be erased.</summary>
    NotInArchive,

    /// <summary>Nothing could show afterwards that the right account was asked.</summary>
    NoWitness,

    /// <summary>The witness of the plan is not seen: the key, the endpoint or the account is another.</summary>
    WitnessNotSeen,

    /// <summary>The plan was altered after it was made.</summary>
    PlanAltered,

    /// <summary>The plan has expired.</summary>
    PlanExpired,

    /// <summary>The approval names another plan.</summary>
    OtherPlanApproved,

    /// <summary>The approval is older than the plan.</summary>
    ApprovalTooOld,

    /// <summary>The time of the approval is in the future.</summary>
    ApprovalFromFuture,

    /// <summary>The plan was made for another endpoint.</summary>
    OtherEndpoint,

    /// <summary>The service differs from the plan.</summary>
    Drifted,

    /// <summary>The journal was altered, or belongs to another plan or approval.</summary>
    JournalRefused,

    /// <summary>The receipt was altered after it was made.</summary>
    ReceiptAltered,

    /// <summary>Nothing is registered that can delete an account.</summary>
    AccountManagerMissing,

    /// <summary>
    /// The account is not one that may be deleted, or not now: another kind, another operation at work, or a deleted account of the same
    /// name.
    /// </summary>
    AccountNotDeletable,

    /// <summary>Published iterations would stop with the account, and that was not accepted.</summary>
    PublishedNotAccepted,
}
