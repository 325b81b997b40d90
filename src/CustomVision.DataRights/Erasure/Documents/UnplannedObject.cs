namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>An object that is not in the plan and was found during its execution.</summary>
internal sealed record UnplannedObject
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Its kind.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The finding and its consequence.</summary>
    public required UnplannedKind Finding { get; init; }

    /// <summary>Converts the object to its public form.</summary>
    public ErasureObject ToObject() =>
        new()
        {
            ProjectId = ProjectId,
            Kind = Kind,
            Id = Id,
            Reason = Finding.ToString(),
        };
}
