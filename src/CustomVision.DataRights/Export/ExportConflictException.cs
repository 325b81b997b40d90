namespace CustomVision.DataRights.Export;

/// <summary>
/// The exception that is thrown when the output folder contains an unfinished export of another request. Nothing was changed.
/// </summary>
public sealed class ExportConflictException : DataRightsException
{
    /// <summary>Creates the exception with a default message.</summary>
    public ExportConflictException() { }

    /// <summary>Creates the exception with a message.</summary>
    public ExportConflictException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ExportConflictException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal ExportConflictException(IReadOnlyList<ExportRequestDifference> differences)
        : base(
            $"The output folder contains an unfinished export of another request. Different: {string.Join(", ", differences)}. Repeat the "
                + "first request to finish it, or choose another folder."
        ) => Differences = differences;

    /// <summary>The parts of the request that differ.</summary>
    public IReadOnlyList<ExportRequestDifference> Differences { get; } = [];
}
