namespace DataRights.Portal.Requests;

/// <summary>A key and a value of an image's metadata.</summary>
internal sealed record MetadataPair
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}
