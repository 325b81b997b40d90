namespace DataRights.Portal.Requests;

/// <summary>The decision about a model that was trained with erased images.</summary>
internal enum ModelChoice
{
    /// <summary>The iteration is deleted.</summary>
    Delete = 0,

    /// <summary>The organization trains a new one.</summary>
    Retrain = 1,
}
