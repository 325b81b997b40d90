using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Thrown when a successful answer has unexpected content.</summary>
internal sealed class UnreadableAnswerException(string reason, bool mayPass) : Exception(reason)
{
    /// <summary>Whether a retry may succeed: true for a truncated body, false for a page that is not JSON at all.</summary>
    public bool MayPass { get; } = mayPass;

    /// <summary>Whether the answer exceeds the maximum size, so that the caller may request fewer entries.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>The answer's status.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;
}
