using CustomVision.DataRights.Catalog;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The output of <c>catalog</c>.</summary>
internal sealed record CatalogDocument : CommandDocument
{
    /// <summary>Every kind of user data, in English.</summary>
    public required IReadOnlyList<DataCategory> Categories { get; init; }
}
