namespace CustomVision.DataRights.Tool;

/// <summary>A file could not be used. The message contains its path and the remedy.</summary>
internal sealed class FileFaultException(string message, Exception? cause = null) : Exception(message, cause);
