namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// The exception that is thrown when a received body is not the requested content. Such a body is never saved under its final name.
/// </summary>
internal sealed class BadBodyException(string message) : Exception(message);
