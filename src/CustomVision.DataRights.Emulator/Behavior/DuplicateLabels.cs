namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The handling of the tags and regions of an uploaded image that the project already has.</summary>
public enum DuplicateLabels
{
    /// <summary>New ones are added to the existing image, according to Microsoft's staff.</summary>
    Added,

    /// <summary>They are dropped.</summary>
    Dropped,
}
