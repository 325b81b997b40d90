namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The output of <c>list</c>.</summary>
internal sealed record ListDocument : CommandDocument
{
    /// <summary>The projects of the resource, oldest first.</summary>
    public required IReadOnlyList<ListedProject> Projects { get; init; }

    /// <summary>A warning about the shut-off of the service, from twelve months before it.</summary>
    public string? Warning { get; init; }
}
