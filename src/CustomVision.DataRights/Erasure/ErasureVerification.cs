using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>What the service shows of a plan's objects at one time.</summary>
public sealed record ErasureVerification
{
    /// <summary>The plan's id.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>When the last object had been asked for, UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>
    /// Whether the witness was seen. Without it nothing can be said, and every object is <see cref="ObjectPresence.Unknown"/>.
    /// </summary>
    public required bool WitnessSeen { get; init; }

    /// <summary>Why the verification could not be made, and the remedy; <see langword="null"/> where it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>Every object of the plan, in the plan's order.</summary>
    public required IReadOnlyList<VerifiedObject> Objects { get; init; }

    /// <summary>What was to die without having been selected.</summary>
    public required IReadOnlyList<VerifiedObject> Collateral { get; init; }

    /// <summary>
    /// What Azure Resource Manager shows of the account; <see langword="null"/> where the plan does not delete the account.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountEvidence? Account { get; init; }

    /// <summary>How many images each set holds.</summary>
    public required IReadOnlyList<ImageSetCount> Sets { get; init; }

    /// <summary>Whether every object of the plan is seen to be gone from everywhere.</summary>
    [JsonIgnore]
    public bool IsGone => WitnessSeen && Objects.All(item => item.Presence == ObjectPresence.Gone);

    /// <summary>Whether every object of the plan is seen to be gone, apart from those that are retained for a stated reason.</summary>
    [JsonIgnore]
    public bool IsGoneOrRetained =>
        WitnessSeen && Objects.All(item => item.Presence == ObjectPresence.Gone || item.RetainedReason is not null);
}
