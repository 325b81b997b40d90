namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The handling of the tags and regions of an upload whose picture the project already holds.</summary>
public enum DuplicateLabels
{
    /// <summary>Those that are new are added to the existing image, as Microsoft's staff says.</summary>
    Added,

    /// <summary>They are dropped.</summary>
    Dropped,
}
