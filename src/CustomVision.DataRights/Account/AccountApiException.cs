using System.Net;

namespace CustomVision.DataRights.Account;

/// <summary>
/// Thrown when the management service of the account, such as Azure Resource Manager, rejected an operation or could not be reached.
/// </summary>
public sealed class AccountApiException : DataRightsException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public AccountApiException() { }

    /// <summary>Creates the exception with a message.</summary>
    public AccountApiException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public AccountApiException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>The operation as the service names it, such as <c>Accounts_Get</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> if there was no readable answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>
    /// The service's own error code, such as <c>AuthorizationFailed</c>, or a fixed word such as <c>Unreachable</c>; <see langword="null"/>
    /// if the error is not the service's.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The service's id of the request, for Microsoft's support; <see langword="null"/> if it sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The number of times the request was sent.</summary>
    public int Attempts { get; init; } = 1;
}
