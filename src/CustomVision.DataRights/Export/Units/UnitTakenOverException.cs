namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// The exception that is thrown when another worker has begun a unit, or may have done so while the process was suspended.
/// </summary>
internal sealed class UnitTakenOverException() : Exception("Another worker may have begun the unit.");
