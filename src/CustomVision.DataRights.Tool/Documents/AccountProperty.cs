namespace CustomVision.DataRights.Tool.Documents;

/// <summary>A property of the account.</summary>
internal sealed record AccountProperty
{
    /// <summary>The name, such as <c>location</c>; <c>tag:NAME</c> for a tag of the resource, <c>usage:NAME</c> for a quota.</summary>
    public required string Name { get; init; }

    /// <summary>The value; missing if the account has none.</summary>
    public string? Value { get; init; }
}
