namespace DataRights.Portal.Requests;

/// <summary>The selection of a data subject's data, and the decisions about the consequences of its erasure.</summary>
internal sealed record Selection
{
    /// <summary>The names of the data subject's tags, compared exactly.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The metadata of the data subject's images. An image matches if it has at least one of the pairs.</summary>
    public IReadOnlyList<MetadataPair> Metadata { get; init; } = [];

    public IReadOnlyList<Guid> ImageIds { get; init; } = [];

    /// <summary>The stored predictions to erase. They have neither tags nor metadata, so they can be selected only by id.</summary>
    public IReadOnlyList<Guid> PredictionIds { get; init; } = [];

    /// <summary>The projects to search; empty for all.</summary>
    public IReadOnlyList<Guid> ProjectIds { get; init; } = [];

    /// <summary>Whether the copy omits the data about others in the same images.</summary>
    public bool BlankOthers { get; init; }

    /// <summary>The decision about models that were trained with erased images.</summary>
    public ModelChoice? Models { get; init; }

    /// <summary>Whether images that only a deleted iteration contains may be deleted with it.</summary>
    public bool AcceptCollateral { get; init; }

    /// <summary>Whether tags without a remaining image are also deleted. The name of a tag may be that of a person.</summary>
    public bool DeleteEmptiedTags { get; init; }
}
