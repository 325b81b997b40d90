namespace CustomVision.DataRights.Tool;

/// <summary>A file could not be used; the message names it, and says what to do.</summary>
internal sealed class FileFaultException(string message, Exception? cause = null) : Exception(message, cause);
