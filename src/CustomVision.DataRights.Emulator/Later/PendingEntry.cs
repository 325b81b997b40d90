namespace CustomVision.DataRights.Emulator.Later;

/// <summary>Pending work with the time at which it is due.</summary>
internal sealed record PendingEntry(DateTimeOffset Due, PendingWork Work);
