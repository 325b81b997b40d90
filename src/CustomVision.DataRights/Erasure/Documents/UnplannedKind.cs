namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The reasons why a receipt contains an object that is not in the plan.</summary>
internal enum UnplannedKind
{
    /// <summary>
    /// It matched the selector, or was added to a project of the plan, after the plan was made. It was not deleted by this plan.
    /// </summary>
    New,

    /// <summary>An object of the plan has changed since the plan was made, and was not deleted.</summary>
    Changed,

    /// <summary>
    /// It was found immediately before its iteration or project was deleted, and was deleted with it, within the tolerance.
    /// </summary>
    DiedWithParent,

    /// <summary>It was found immediately before the deletion of its iteration or project, and prevented that deletion.</summary>
    SparedParent,
}
