namespace CustomVision.DataRights.Erasure;

/// <summary>The outcomes of a plan's objects at one time, according to the service.</summary>
public sealed record ErasureVerification
{
    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The time at which the verification ended, UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>
    /// The reason why nothing could be verified, such as a witness that was not seen; <see langword="null"/> if the verification was
    /// completed. With a refusal, every object is <see cref="ErasureOutcome.Unknown"/>.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>
    /// The objects of the plan, in the plan's order: <see cref="ErasureOutcome.AlreadyGone"/>, <see cref="ErasureOutcome.StillThere"/>,
    /// <see cref="ErasureOutcome.Retained"/> or <see cref="ErasureOutcome.Unknown"/>. A verification does not know who deleted an object.
    /// </summary>
    public required IReadOnlyList<ErasureObject> Objects { get; init; }

    /// <summary>The objects that were to be deleted with others although they were not selected.</summary>
    public required IReadOnlyList<ErasureObject> Collateral { get; init; }

    /// <summary>
    /// The time until which the deleted account can be recovered, UTC; <see langword="null"/> if no account was deleted, if there is no
    /// recoverable copy, or if the service stated no time.
    /// </summary>
    public DateTimeOffset? RecoverableUntil { get; init; }

    /// <summary>Whether every object of the plan is gone.</summary>
    public bool IsGone => Refusal is null && Objects.All(item => item.Outcome == ErasureOutcome.AlreadyGone);

    /// <summary>Whether every object of the plan is gone, except those that are retained for a stated reason.</summary>
    public bool IsGoneOrRetained =>
        Refusal is null && Objects.All(item => item.Outcome is ErasureOutcome.AlreadyGone or ErasureOutcome.Retained);
}
