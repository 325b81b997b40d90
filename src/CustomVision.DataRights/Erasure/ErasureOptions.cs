namespace CustomVision.DataRights.Erasure;

/// <summary>What holds for every erasure of a resource.</summary>
public sealed class ErasureOptions
{
    /// <summary>
    /// Ids that nothing may erase: projects, iterations, images, tags, predictions. They are read when a plan is made, when it is carried
    /// out and before each deletion, so a hold that is added to the configuration stops a plan that was approved before.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<Guid> LegalHolds { get; set; } = [];
}
