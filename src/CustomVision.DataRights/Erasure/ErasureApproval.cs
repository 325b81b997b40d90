namespace CustomVision.DataRights.Erasure;

/// <summary>A person's consent to one plan, written by the host after the person has seen it.</summary>
public sealed record ErasureApproval
{
    /// <summary>The <see cref="ErasurePlan.Digest"/> of the plan that was seen.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>Who approves: a name, or an id of the host's.</summary>
    public required string Approver { get; init; }

    /// <summary>Why, such as the number of the request. It stands in the journal and the receipt: do not name the person whose data is erased.</summary>
    public required string Reason { get; init; }

    /// <summary>When; not before the plan was made.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }
}
