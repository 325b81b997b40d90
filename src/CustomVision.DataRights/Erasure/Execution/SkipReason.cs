namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The fixed words that say why a step, or an object of it, was left alone.</summary>
internal static class SkipReason
{
    /// <summary>A legal hold forbids it.</summary>
    public const string LegalHold = nameof(LegalHold);

    /// <summary>The iteration is published still.</summary>
    public const string StillPublished = nameof(StillPublished);

    /// <summary>Stored predictions of the project are there still; without their project nobody could delete them.</summary>
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
}
