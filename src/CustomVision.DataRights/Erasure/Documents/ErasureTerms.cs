using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The terms of a plan.</summary>
internal sealed record ErasureTerms
{
    /// <summary>See <see cref="ErasureRequest.Models"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelDecision? Models { get; init; }

    /// <summary>See <see cref="ErasureRequest.AcceptCollateral"/>.</summary>
    public required bool AcceptCollateral { get; init; }

    /// <summary>See <see cref="ErasureRequest.DeleteEmptiedTags"/>.</summary>
    public required bool DeleteEmptiedTags { get; init; }

    /// <summary>See <see cref="ErasureLimits.MaxObjects"/>.</summary>
    public required int MaxObjects { get; init; }

    /// <summary>See <see cref="ErasureLimits.DriftTolerance"/>.</summary>
    public required int DriftTolerance { get; init; }

    /// <summary>See <see cref="ErasureLimits.ValidFor"/>; in seconds.</summary>
    public required long ValidForSeconds { get; init; }

    /// <summary>See <see cref="ErasureLimits.VerificationDeadline"/>; in seconds.</summary>
    public required long VerificationDeadlineSeconds { get; init; }

    /// <summary>See <see cref="ErasureLimits.CheckLinks"/>.</summary>
    public required bool CheckLinks { get; init; }
}
