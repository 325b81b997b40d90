namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The kinds of witness.</summary>
internal enum ErasureWitnessKind
{
    /// <summary>A project that the plan does not delete is listed by GetProjects.</summary>
    Project,

    /// <summary>
    /// The plan deletes everything in the account: with the same key, the same endpoint lists its domains and its projects.
    /// </summary>
    Account,

    /// <summary>
    /// The account itself is deleted: Azure Resource Manager answers 200 for its resource group, and for the deleted accounts of the
    /// subscription.
    /// </summary>
    ResourceManager,
}
