using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A successful answer with unexpected content.</summary>
internal sealed class UnreadableAnswerException(string reason, bool mayPass) : Exception(reason)
{
    /// <summary>Whether another attempt may do better: a body that broke off, against a page that is not JSON at all.</summary>
    public bool MayPass { get; } = mayPass;

    /// <summary>Whether the answer has more bytes than are read of one: fewer entries may be asked for.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>The answer's status.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;
}
