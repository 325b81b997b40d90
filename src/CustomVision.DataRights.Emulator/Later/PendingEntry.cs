namespace CustomVision.DataRights.Emulator.Later;

/// <summary>Work, and when it is due.</summary>
internal sealed record PendingEntry(DateTimeOffset Due, PendingWork Work);
