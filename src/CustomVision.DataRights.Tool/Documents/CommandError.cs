namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What kept a command from its work.</summary>
internal sealed record CommandError
{
    /// <summary>The kind.</summary>
    public required CommandErrorKind Kind { get; init; }

    /// <summary>What happened and what to do, for a person, in the language of <c>--language</c>.</summary>
    public required string Message { get; init; }

    /// <summary>The HTTP status, where the service answered with an error.</summary>
    public int? Status { get; init; }

    /// <summary>The service's own error code.</summary>
    public string? Code { get; init; }

    /// <summary>The service's id of the request, for Microsoft's support.</summary>
    public string? ServiceRequestId { get; init; }

    /// <summary>The text that was typed and that nothing bears, such as the name of a tag.</summary>
    public string? Typed { get; init; }

    /// <summary>The nearest names to it, best first.</summary>
    public IReadOnlyList<string>? Nearest { get; init; }
}
