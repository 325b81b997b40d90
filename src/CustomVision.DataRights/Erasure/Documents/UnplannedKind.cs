namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>Why an object that the plan does not name is in a receipt.</summary>
internal enum UnplannedKind
{
    /// <summary>
    /// It came under the selector, or into a project of the plan, after the plan was made. It was not deleted by this plan.
    /// </summary>
    New,

    /// <summary>An object of the plan no longer is what it was when the plan was made; it was left alone.</summary>
    Changed,

    /// <summary>It was found right before its iteration or project was deleted, and was deleted with it, within the tolerance.</summary>
    DiedWithParent,

    /// <summary>It was found right before its iteration or project was to be deleted, and kept the plan from deleting that.</summary>
    SparedParent,
}
