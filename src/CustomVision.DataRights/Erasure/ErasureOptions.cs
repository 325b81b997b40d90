namespace CustomVision.DataRights.Erasure;

/// <summary>The options of all erasures of a resource.</summary>
public sealed class ErasureOptions
{
    /// <summary>
    /// The ids that no erasure may delete: projects, iterations, images, tags, predictions. They are read when a plan is made, when it is
    /// carried out and before each deletion, so that a hold added to the configuration stops a plan that was approved earlier.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<Guid> LegalHolds { get; set; } = [];
}
