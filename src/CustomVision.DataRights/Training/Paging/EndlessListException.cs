namespace CustomVision.DataRights.Training;

/// <summary>Thrown when a list of the service does not end where it must.</summary>
internal sealed class EndlessListException(string reason) : Exception(reason)
{
    /// <summary>Creates the error of the listing.</summary>
    /// <param name="reason">What happened and what to do.</param>
    /// <param name="operation">The operation, where it is known.</param>
    public static TrainingApiException Of(string reason, string? operation = null) =>
        new(operation is null ? reason : $"{operation}: {reason}", new EndlessListException(reason)) { Operation = operation };
}
