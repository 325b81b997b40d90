using System.Net;

namespace CustomVision.DataRights;

/// <summary>Thrown when the Training API, or the storage behind it, rejected an operation or could not be reached.</summary>
public sealed class TrainingApiException : DataRightsException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public TrainingApiException() { }

    /// <summary>Creates the exception with a message.</summary>
    public TrainingApiException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public TrainingApiException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>The operation as the service names it, such as <c>GetIteration</c>; <c>GetBlob</c> for a download from storage.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> if there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>
    /// The service's own error code, such as <c>NotFoundProject</c>; <see langword="null"/> if the answer is not the service's.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The service's id of the request, for Microsoft's support; <see langword="null"/> if it sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The number of times the request was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>
    /// Whether the error has the service's own shape, <c>{"code","message"}</c>. A gateway's error, such as a 404 for a wrong path or
    /// endpoint, has another shape and does not show whether an object exists.
    /// </summary>
    public bool IsServiceShaped { get; init; }
}
