using System.Net;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>An answer in a shape that the operation documents, or an error.</summary>
internal sealed record ResourceManagerAnswer
{
    /// <summary>The operation that was answered.</summary>
    public required string Operation { get; init; }

    /// <summary>The HTTP status.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>
    /// The code of an error in Resource Manager's own shape; <see langword="null"/> for any other error, such as a proxy's, and for a
    /// success.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The service's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The number of times the request was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>The delay that the service requests.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The value of <c>Azure-AsyncOperation</c>, where the operation reports its status as an object.</summary>
    public Uri? AsyncOperation { get; init; }

    /// <summary>The value of <c>Location</c>, which answers 202 until the operation has ended.</summary>
    public Uri? Location { get; init; }

    /// <summary>The JSON object of a success; empty where the answer had no body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the service accepted the call.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
