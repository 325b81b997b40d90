namespace CustomVision.DataRights.Tool;

/// <summary>An error of use. The message states what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);
