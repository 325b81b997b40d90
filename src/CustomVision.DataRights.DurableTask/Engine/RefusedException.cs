namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The exception that ends an export or an erasure that was refused.</summary>
internal sealed class RefusedException(string message) : Exception(message);
