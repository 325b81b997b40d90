namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>Marks a request whose deletion must be accepted but never carried out. Read when the deletion would be scheduled.</summary>
internal interface ILateDeletionFeature;
