namespace DataRights.Portal.Requests;

/// <summary>Whose data a request concerns, and what was decided about the consequences of its erasure.</summary>
internal sealed record Selection
{
    /// <summary>Names of the data subject's tags, compared exactly.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Metadata of the data subject's images; one of them is enough.</summary>
    public IReadOnlyList<MetadataPair> Metadata { get; init; } = [];

    public IReadOnlyList<Guid> ImageIds { get; init; } = [];

    /// <summary>Stored predictions that an erasure deletes. They carry neither tags nor metadata, so only an id chooses them.</summary>
    public IReadOnlyList<Guid> PredictionIds { get; init; } = [];

    /// <summary>The projects to search; empty for all.</summary>
    public IReadOnlyList<Guid> ProjectIds { get; init; } = [];

    /// <summary>Whether the copy leaves out the data about others in the same images.</summary>
    public bool BlankOthers { get; init; }

    /// <summary>The decision about models that were trained with erased images.</summary>
    public ModelChoice? Models { get; init; }

    /// <summary>Whether images that only a deleted iteration still holds may be deleted with it.</summary>
    public bool AcceptCollateral { get; init; }

    /// <summary>Whether tags without a remaining image are deleted too. A tag's name may be a person's.</summary>
    public bool DeleteEmptiedTags { get; init; }
}
