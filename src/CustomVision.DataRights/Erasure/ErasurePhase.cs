namespace CustomVision.DataRights.Erasure;

/// <summary>The phases of an erasure.</summary>
public enum ErasurePhase
{
    /// <summary>Comparing the service with the plan.</summary>
    Checking,

    /// <summary>Deleting.</summary>
    Deleting,

    /// <summary>Verifying that every object is gone.</summary>
    Verifying,

    /// <summary>Done.</summary>
    Done,
}
