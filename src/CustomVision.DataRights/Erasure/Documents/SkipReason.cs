namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The fixed words that say why a step, or an object of it, was left alone.</summary>
internal static class SkipReason
{
    /// <summary>A legal hold forbids it.</summary>
    public const string LegalHold = nameof(LegalHold);

    /// <summary>The iteration is published still.</summary>
    public const string StillPublished = nameof(StillPublished);

    /// <summary>Stored predictions of the project are there still; without their project they cannot be deleted.</summary>
    public const string PredictionsRemain = nameof(PredictionsRemain);

    /// <summary>Something would die along that was not accepted.</summary>
    public const string UnplannedCollateral = nameof(UnplannedCollateral);

    /// <summary>What would die along could not be listed.</summary>
    public const string ListingFailed = nameof(ListingFailed);

    /// <summary>The tag is on images outside the plan.</summary>
    public const string TagInUse = nameof(TagInUse);

    /// <summary>The object no longer is what it was when the plan was made.</summary>
    public const string Changed = nameof(Changed);

    /// <summary>After an interruption, the service differs from the plan beyond its tolerance.</summary>
    public const string Drifted = nameof(Drifted);

    /// <summary>Right before its deletion, the account held more or less than when it was listed.</summary>
    public const string CountsDiffer = nameof(CountsDiffer);

    /// <summary>The account was not deleted, so there is nothing to purge.</summary>
    public const string AccountNotDeleted = nameof(AccountNotDeleted);

    /// <summary>Azure Resource Manager did not say whether the account exists.</summary>
    public const string AccountUnknown = nameof(AccountUnknown);

    /// <summary>The recoverable copy of the deleted account was never shown: that it is absent proves nothing.</summary>
    public const string RecoverableCopyNotSeen = nameof(RecoverableCopyNotSeen);

    /// <summary>The operation had not ended by the deadline.</summary>
    public const string OperationNotEnded = nameof(OperationNotEnded);

    /// <summary>It can be recovered with its account.</summary>
    public const string Recoverable = nameof(Recoverable);

    /// <summary>No answer came.</summary>
    public const string NoAnswer = nameof(NoAnswer);

    /// <summary>The account is not shown, and the list of deleted accounts shows it still.</summary>
    public const string ListedAsDeleted = nameof(ListedAsDeleted);

    /// <summary>The account exists, and does not show the object: that it is absent proves nothing.</summary>
    public const string HiddenByAccount = nameof(HiddenByAccount);

    /// <summary>A listing lacks an object that must exist: that others are absent from it proves nothing.</summary>
    public const string ListingContradicted = nameof(ListingContradicted);

    /// <summary>Of predictions that must exist none is shown: that one is absent proves nothing.</summary>
    public const string PredictionNotShown = nameof(PredictionNotShown);
}
