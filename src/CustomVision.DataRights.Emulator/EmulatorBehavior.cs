using CustomVision.DataRights.Emulator.Behavior;

namespace CustomVision.DataRights.Emulator;

/// <summary>
/// The switches for behavior that is not established, and for states of an account that a test may need. Each may be changed while the
/// emulator runs, and applies from the next request.
/// </summary>
public sealed class EmulatorBehavior
{
    /// <summary>Gets the switches of deletion.</summary>
    public DeletionBehavior Deletion { get; } = new();

    /// <summary>Gets the switches of training, model export and project import.</summary>
    public TrainingBehavior Training { get; } = new();

    /// <summary>Gets the switches of lists and queries.</summary>
    public ListingBehavior Listing { get; } = new();

    /// <summary>Gets the switches of images, links and metadata.</summary>
    public ImageBehavior Images { get; } = new();

    /// <summary>Gets the switches of the resource as a whole.</summary>
    public ResourceBehavior Resource { get; } = new();

    /// <summary>Gets the switches of Azure Resource Manager.</summary>
    public ManagementBehavior Management { get; } = new();
}
