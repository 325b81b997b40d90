namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The export ends: the request or its place is refused.</summary>
internal sealed class ExportRefusedException(string message) : Exception(message);
