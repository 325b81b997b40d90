namespace CustomVision.DataRights.Erasure;

/// <summary>What an erasure is doing.</summary>
public enum ErasurePhase
{
    /// <summary>Compares the service with the plan.</summary>
    Checking,

    /// <summary>Deletes.</summary>
    Deleting,

    /// <summary>Asks for every object until it is gone.</summary>
    Verifying,

    /// <summary>Is done.</summary>
    Done,
}
