namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>On a request whose deletion must be answered but never happen; the core asks for it when it plans the deletion.</summary>
internal interface ILateDeletionFeature;
