namespace CustomVision.DataRights.Export.Units;

/// <summary>The exception that is thrown when the process was suspended while it ran a unit.</summary>
internal sealed class ProcessSuspendedException() : Exception("The process was stopped while it ran a unit.");
