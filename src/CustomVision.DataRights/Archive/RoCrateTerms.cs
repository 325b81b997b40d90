namespace CustomVision.DataRights.Archive;

/// <summary>The description of a crate as a whole (RO-Crate 1.2, Root Data Entity).</summary>
internal sealed record RoCrateTerms
{
    /// <summary>The name of the archive.</summary>
    public required string Name { get; init; }

    /// <summary>A description of the content, in one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The day on which the archive was created.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The address of the licence or of the rights statement.</summary>
    public required Uri License { get; init; }

    public required string LicenseName { get; init; }

    public required string LicenseDescription { get; init; }

    public required RoCratePublisher Publisher { get; init; }
}
