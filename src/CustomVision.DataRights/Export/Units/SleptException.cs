namespace CustomVision.DataRights.Export.Units;

/// <summary>The process was stopped while it ran a unit.</summary>
internal sealed class SleptException() : Exception("The process was stopped while it ran a unit.");
