namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The exception that ends an export whose request or location was refused.</summary>
internal sealed class ExportRefusedException(string message) : Exception(message);
