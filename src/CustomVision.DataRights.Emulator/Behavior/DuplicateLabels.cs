namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The handling of the tags and regions of an uploaded image that the project already has.</summary>
public enum DuplicateLabels
{
    /// <summary>New tags and regions are added to the existing image, as Microsoft's staff describes it.</summary>
    Added,

    /// <summary>The tags and regions are dropped.</summary>
    Dropped,
}
