namespace CustomVision.DataRights.Training;

/// <summary>Thrown when a list of the service does not end.</summary>
internal sealed class EndlessListException(string reason) : Exception(reason)
{
    /// <summary>Creates the error for the listing.</summary>
    /// <param name="reason">What happened and what to do.</param>
    /// <param name="operation">The name of the operation, if known.</param>
    public static TrainingApiException Of(string reason, string? operation = null) =>
        new(operation is null ? reason : $"{operation}: {reason}", new EndlessListException(reason)) { Operation = operation };
}
