namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The codes of the reasons why a step, or an object of it, was skipped.</summary>
internal static class SkipReason
{
    /// <summary>A legal hold forbids it.</summary>
    public const string LegalHold = nameof(LegalHold);

    /// <summary>The iteration is still published.</summary>
    public const string StillPublished = nameof(StillPublished);

    /// <summary>Stored predictions of the project still exist; without their project they cannot be deleted.</summary>
    public const string PredictionsRemain = nameof(PredictionsRemain);

    /// <summary>Objects would be deleted as collateral that was not accepted.</summary>
    public const string UnplannedCollateral = nameof(UnplannedCollateral);

    /// <summary>The collateral could not be listed.</summary>
    public const string ListingFailed = nameof(ListingFailed);

    /// <summary>The tag is on images outside the plan.</summary>
    public const string TagInUse = nameof(TagInUse);

    /// <summary>The object has changed since the plan was made.</summary>
    public const string Changed = nameof(Changed);

    /// <summary>After an interruption, the service differs from the plan beyond its tolerance.</summary>
    public const string Drifted = nameof(Drifted);

    /// <summary>Immediately before its deletion, the account had more or fewer objects than when it was listed.</summary>
    public const string CountsDiffer = nameof(CountsDiffer);

    /// <summary>The account was not deleted, so there is nothing to purge.</summary>
    public const string AccountNotDeleted = nameof(AccountNotDeleted);

    /// <summary>Azure Resource Manager did not report whether the account exists.</summary>
    public const string AccountUnknown = nameof(AccountUnknown);

    /// <summary>The recoverable copy of the deleted account was never visible: its absence is not conclusive.</summary>
    public const string RecoverableCopyNotSeen = nameof(RecoverableCopyNotSeen);

    /// <summary>The operation had not ended by the deadline.</summary>
    public const string OperationNotEnded = nameof(OperationNotEnded);

    /// <summary>The object can be recovered with its account.</summary>
    public const string Recoverable = nameof(Recoverable);

    /// <summary>The service did not answer.</summary>
    public const string NoAnswer = nameof(NoAnswer);

    /// <summary>The account is not visible, but the list of deleted accounts still contains it.</summary>
    public const string ListedAsDeleted = nameof(ListedAsDeleted);

    /// <summary>The account exists, but the object is not visible: its absence is not conclusive.</summary>
    public const string HiddenByAccount = nameof(HiddenByAccount);

    /// <summary>A listing lacks an object that must exist: the absence of others is not conclusive.</summary>
    public const string ListingContradicted = nameof(ListingContradicted);

    /// <summary>None of the predictions that must exist is visible: the absence of another is not conclusive.</summary>
    public const string PredictionNotShown = nameof(PredictionNotShown);
}
