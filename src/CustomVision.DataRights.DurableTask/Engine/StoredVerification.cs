using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The document of a later verification.</summary>
internal sealed record StoredVerification
{
    /// <summary>The only value of <see cref="Format"/>.</summary>
    public const string FormatName = "customvision-erasure-verification/1";

    [JsonRequired]
    public string Format { get; init; } = FormatName;

    /// <summary>The digest of the plan.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>The digest of the receipt that was stored at that time; null if there was none.</summary>
    public required string? ReceiptDigest { get; init; }

    public required ErasureVerification Verification { get; init; }
}
