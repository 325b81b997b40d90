namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The account that a plan deletes.</summary>
internal sealed record PlannedAccount
{
    /// <summary>The number of the step that deletes the account. Only the purge can follow it.</summary>
    internal const int DeleteStep = 1;

    /// <summary>The number of the step that purges the recoverable copy.</summary>
    internal const int PurgeStep = 2;

    /// <summary>
    /// The id that represents the account in steps, the journal and the receipt: a UUID of version 8 (RFC 9562) from the SHA-256 of
    /// <see cref="ResourceId"/> in lower case.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>The id of the account in Azure Resource Manager.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The region, which determines the address of the recoverable copy.</summary>
    public required string Location { get; init; }

    /// <summary>Whether the recoverable copy is purged. Without that, the account can be recovered for 48 hours.</summary>
    public required bool Purges { get; init; }

    /// <summary>
    /// The iterations that were published when the plan was made. They stop answering when the account is deleted; the request accepted
    /// that.
    /// </summary>
    public required IReadOnlyList<Guid> PublishedIterations { get; init; }

    /// <summary>
    /// The ids, in Azure Resource Manager, of the prediction resources to which iterations were published. Each is a separate account that
    /// the plan does not delete.
    /// </summary>
    public required IReadOnlyList<string> PredictionResources { get; init; }

    /// <summary>The steps: the deletion and, if <see cref="Purges"/> is true, the purge.</summary>
    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    /// <summary>Converts the account to its public form.</summary>
    internal ErasureObject ToObject() =>
        new()
        {
            ProjectId = Guid.Empty,
            Kind = ErasureObjectKind.Account,
            Id = Id,
        };
}
