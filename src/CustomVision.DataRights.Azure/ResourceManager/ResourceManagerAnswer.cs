using System.Net;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>An answer in a documented shape of the operation, or an error.</summary>
internal sealed record ResourceManagerAnswer
{
    /// <summary>The answered operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The HTTP status.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>
    /// The code of an error in Resource Manager's own shape; <see langword="null"/> for any other error, such as a proxy's, and for
    /// success.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The service's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The number of times the request was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>The delay that the service requested.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The value of <c>Azure-AsyncOperation</c>: an address that returns the status of the operation as an object.</summary>
    public Uri? AsyncOperation { get; init; }

    /// <summary>The value of <c>Location</c>: an address that answers 202 until the operation has ended.</summary>
    public Uri? Location { get; init; }

    /// <summary>The JSON object of a successful answer; empty if there was no body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the service accepted the call.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
