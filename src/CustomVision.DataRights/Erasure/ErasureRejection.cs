namespace CustomVision.DataRights.Erasure;

/// <summary>The reasons for which an erasure is refused.</summary>
public enum ErasureRejection
{
    /// <summary>The request, the plan, the approval or the receipt is malformed.</summary>
    Malformed,

    /// <summary>A requested project or id does not exist.</summary>
    NotFound,

    /// <summary>A project is being trained or imported.</summary>
    ProjectBusy,

    /// <summary>A project is in disaster-recovery mode: the service refuses every change.</summary>
    DisasterRecovery,

    /// <summary>A listing failed, or disagreed with the service's own count.</summary>
    IncompleteListing,

    /// <summary>An id is under a legal hold.</summary>
    LegalHold,

    /// <summary>The plan would contain more objects than its limit.</summary>
    TooManyObjects,

    /// <summary>Objects that were not selected would be deleted as well, and the request does not accept that.</summary>
    CollateralNotAccepted,

    /// <summary>A model was trained with data that is to be erased, and the request has no decision about it.</summary>
    ModelDecisionMissing,

    /// <summary>The archive does not contain every image that is to be erased, or is not valid.</summary>
    NotInArchive,

    /// <summary>No witness could prove afterwards that the verification queried the right account.</summary>
    NoWitness,

    /// <summary>The witness of the plan was not found: the key, the endpoint or the account has changed.</summary>
    WitnessNotSeen,

    /// <summary>The plan was altered after it was made.</summary>
    PlanAltered,

    /// <summary>The plan has expired.</summary>
    PlanExpired,

    /// <summary>The approval is for another plan.</summary>
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

    /// <summary>The package for Azure, which can delete an account, is not registered.</summary>
    AccountManagerMissing,

    /// <summary>
    /// The account cannot be deleted at all or at this time: it is of another kind, another operation is in progress, or a deleted account
    /// has the same name.
    /// </summary>
    AccountNotDeletable,

    /// <summary>Published iterations would stop answering, and the request does not accept that.</summary>
    PublishedNotAccepted,
}
