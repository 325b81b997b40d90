using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The result of checking the links to the images within one run. The links of an interrupted run are not available.</summary>
internal sealed record LinkCheckResult
{
    /// <summary>The number of images whose links returned the image before the deletion.</summary>
    public required int ReadableBefore { get; init; }

    /// <summary>The number of those whose links answered 404 afterwards.</summary>
    public required int GoneAfter { get; init; }

    /// <summary>The number of those whose links still returned the image afterwards; the residual register lists them.</summary>
    public required int ReadableAfter { get; init; }

    /// <summary>The number of those with an inconclusive answer, such as 403.</summary>
    [JsonPropertyName("provesNothing")] // the name in receipts and journals, whose digests cover it
    public required int Inconclusive { get; init; }
}
