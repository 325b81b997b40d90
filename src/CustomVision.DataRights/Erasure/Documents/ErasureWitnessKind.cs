namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The kinds of witness.</summary>
internal enum ErasureWitnessKind
{
    /// <summary>A project that the plan leaves standing is listed by GetProjects.</summary>
    Project,

    /// <summary>
    /// Nothing of the account is left standing: the same endpoint, asked with the same key, lists its domains and its projects.
    /// </summary>
    Account,

    /// <summary>
    /// The account itself goes: Azure Resource Manager answers 200 for its resource group, and for the deleted accounts of the
    /// subscription.
    /// </summary>
    ResourceManager,
}
