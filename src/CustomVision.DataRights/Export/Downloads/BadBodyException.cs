namespace CustomVision.DataRights.Export.Downloads;

/// <summary>A body arrived that is not what was asked for. It is never saved under a good name.</summary>
internal sealed class BadBodyException(string message) : Exception(message);
