namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The received body is not the requested content. It is never saved under its final name.</summary>
internal sealed class BadBodyException(string message) : Exception(message);
