namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The order of a list by creation time.</summary>
public enum ListOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The oldest first.</summary>
    Oldest,
}
