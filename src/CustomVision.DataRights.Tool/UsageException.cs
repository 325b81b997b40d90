namespace CustomVision.DataRights.Tool;

/// <summary>A usage error. The message states what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);
