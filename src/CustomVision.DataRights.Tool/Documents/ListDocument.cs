namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>list</c> shows.</summary>
internal sealed record ListDocument : CommandDocument
{
    /// <summary>The projects of the resource, oldest first.</summary>
    public required IReadOnlyList<ListedProject> Projects { get; init; }

    /// <summary>A warning that the service is about to be shut off; from twelve months before.</summary>
    public string? Warning { get; init; }
}
